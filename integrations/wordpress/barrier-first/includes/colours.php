<?php
/**
 * Colours of the theme as the app's tokens. The app itself refuses what nobody could read, by
 * name, in the browser's console.
 *
 * @package BarrierFirst
 */

namespace BarrierFirst;

defined( 'ABSPATH' ) || exit;

/**
 * Returns the colours that the theme names and that can be read on each other: `background`,
 * `surface`, `text`, `accent`, `accent-text`, as `#rrggbb`. What it does not name is missing.
 *
 * @return array<string,string>
 */
function theme_colours(): array {
	$palette = palette();
	// Themes with a theme.json, and what somebody set in the site editor.
	$styles = function_exists( 'wp_get_global_styles' ) ? wp_get_global_styles() : array();
	$button = $styles['elements']['button']['color'] ?? ( $styles['blocks']['core/button']['color'] ?? array() );
	// Where there are several, the first that can be told and read.
	$background = first_colour(
		array( $styles['color']['background'] ?? '', '#' . ltrim( (string) get_background_color(), '#' ), $palette['base'] ?? '', $palette['background'] ?? '' ),
		$palette,
		array()
	);
	$ground     = '' === $background ? '#ffffff' : $background;
	// Cards are a step lighter than the page.
	$surface = lighter( $ground, luminance( $ground ) < DARK ? 0.06 : 0.6 );
	$text    = first_colour(
		array( $styles['color']['text'] ?? '', $palette['contrast'] ?? '', $palette['foreground'] ?? '' ),
		$palette,
		array( $ground, $surface )
	);
	$accent  = first_colour(
		array( $button['background'] ?? '', $palette['primary'] ?? '', $palette['accent'] ?? '', $palette['accent-1'] ?? '', $palette['brand'] ?? '', $palette['secondary'] ?? '', $styles['elements']['link']['color']['text'] ?? '' ),
		$palette,
		array( $ground, $surface )
	);
	$colours = array( 'background' => $background, 'surface' => '' === $background ? '' : $surface, 'text' => $text, 'accent' => $accent );
	if ( '' !== $accent ) {
		$colours['accent-text'] = first_colour( array( $button['text'] ?? '', '#ffffff', '#000000' ), $palette, array( $accent ) );
	}
	return array_filter( $colours );
}

/** Share of light below which white text can be read better than black text. */
const DARK = 0.18;
/** Least contrast of text, as WCAG 2.2 asks for (1.4.3). */
const CONTRAST = 4.5;

/**
 * Returns the first of some colours that can be told and read on all of these grounds.
 *
 * @param string[]             $values  As they stand in the theme.
 * @param array<string,string> $palette Colours by slug.
 * @param string[]             $grounds `#rrggbb`.
 */
function first_colour( array $values, array $palette, array $grounds ): string {
	foreach ( $values as $value ) {
		$hex = hex( (string) $value, $palette );
		foreach ( $grounds as $ground ) {
			if ( '' !== $hex && contrast( $hex, $ground ) < CONTRAST ) {
				$hex = '';
			}
		}
		if ( '' !== $hex ) {
			return $hex;
		}
	}
	return '';
}

/**
 * Returns the contrast of two colours, 1 to 21.
 *
 * @param string $one   `#rrggbb`.
 * @param string $other `#rrggbb`.
 */
function contrast( string $one, string $other ): float {
	$light = array( luminance( $one ), luminance( $other ) );
	return ( max( $light ) + 0.05 ) / ( min( $light ) + 0.05 );
}

/**
 * Returns the colours of the palettes by their slug; the site's own win over the theme's.
 *
 * @return array<string,string>
 */
function palette(): array {
	$found = array();
	if ( function_exists( 'wp_get_global_settings' ) ) {
		$lists = wp_get_global_settings( array( 'color', 'palette' ) );
		foreach ( array( 'default', 'theme', 'custom' ) as $from ) {
			foreach ( is_array( $lists[ $from ] ?? null ) ? $lists[ $from ] : array() as $one ) {
				$found[ (string) ( $one['slug'] ?? '' ) ] = (string) ( $one['color'] ?? '' );
			}
		}
	}
	$support = get_theme_support( 'editor-color-palette' );
	foreach ( is_array( $support[0] ?? null ) ? $support[0] : array() as $one ) {
		$found[ (string) ( $one['slug'] ?? '' ) ] = (string) ( $one['color'] ?? '' );
	}
	return $found;
}

/**
 * Returns a colour as `#rrggbb`, or nothing when it is not one that can be told here (a gradient,
 * a mixture, a see-through colour).
 *
 * @param string               $value   As it stands in the theme.
 * @param array<string,string> $palette Colours by slug.
 */
function hex( string $value, array $palette ): string {
	$value = strtolower( trim( $value ) );
	if ( preg_match( '/^(?:var:preset\|color\||var\(\s*--wp--preset--color--)([a-z0-9-]+)\)?$/', $value, $found ) ) {
		$value = strtolower( trim( $palette[ $found[1] ] ?? '' ) );
	}
	if ( preg_match( '/^#([0-9a-f])([0-9a-f])([0-9a-f])$/', $value, $found ) ) {
		return '#' . $found[1] . $found[1] . $found[2] . $found[2] . $found[3] . $found[3];
	}
	if ( preg_match( '/^#[0-9a-f]{6}$/', $value ) ) {
		return $value;
	}
	if ( preg_match( '/^rgb\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*\)$/', $value, $found ) ) {
		return sprintf( '#%02x%02x%02x', min( 255, (int) $found[1] ), min( 255, (int) $found[2] ), min( 255, (int) $found[3] ) );
	}
	return '';
}

/**
 * Returns the share of light of a colour, 0 (black) to 1 (white), as WCAG defines it.
 *
 * @param string $hex `#rrggbb`.
 */
function luminance( string $hex ): float {
	$parts = array_map(
		static function ( string $two ): float {
			$part = hexdec( $two ) / 255;
			return $part <= 0.04045 ? $part / 12.92 : pow( ( $part + 0.055 ) / 1.055, 2.4 );
		},
		str_split( substr( $hex, 1 ), 2 )
	);
	return 0.2126 * $parts[0] + 0.7152 * $parts[1] + 0.0722 * $parts[2];
}

/**
 * Whether the theme's page is a dark one, so that the app should be too.
 *
 * @param array<string,string> $colours Of `theme_colours`.
 */
function is_dark( array $colours ): bool {
	return isset( $colours['background'] ) && luminance( $colours['background'] ) < DARK;
}

/**
 * Returns the rule of a style sheet that hands the colours to the app; nothing when there are none.
 * It weighs nothing, so any rule of the site for `barrier-first` wins.
 *
 * @param array<string,string> $colours Of `theme_colours`.
 */
function style_rule( array $colours ): string {
	$prefix = is_dark( $colours ) ? '--barrier-first-dark-' : '--barrier-first-';
	$lines = '';
	foreach ( $colours as $token => $hex ) {
		$lines .= $prefix . $token . ':' . $hex . ';';
	}
	return '' === $lines ? '' : ':where(barrier-first){' . $lines . '}';
}

/**
 * Mixes a colour with white.
 *
 * @param string $hex   `#rrggbb`.
 * @param float  $share Of white, 0 to 1.
 */
function lighter( string $hex, float $share ): string {
	$mixed = '#';
	foreach ( str_split( substr( $hex, 1 ), 2 ) as $two ) {
		$mixed .= sprintf( '%02x', (int) round( hexdec( $two ) + ( 255 - hexdec( $two ) ) * $share ) );
	}
	return $mixed;
}
