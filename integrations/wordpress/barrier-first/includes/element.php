<?php
/**
 * The element in the page: one function for the block and the shortcode.
 *
 * Authors write attributes, never markup, so it works for those who may not post scripts: what
 * they write is checked here, and the element is made when the page is shown.
 *
 * @package BarrierFirst
 */

namespace BarrierFirst;

defined( 'ABSPATH' ) || exit;

const SCRIPT = 'barrier-first-embed';
const STYLE  = 'barrier-first-colours';

add_action( 'init', __NAMESPACE__ . '\\register' );
add_filter( 'script_loader_tag', __NAMESPACE__ . '\\script_tag', 10, 2 );

/** Registers shortcode, block and the two handles. */
function register(): void {
	add_shortcode( 'barrier_first', __NAMESPACE__ . '\\shortcode' );
	register_block_type( dirname( __DIR__ ) . '/block', array( 'render_callback' => __NAMESPACE__ . '\\block' ) );
	$address = settings()['address'];
	if ( '' !== $address ) {
		// No version behind it: the script belongs to the app, which sends its own headers.
		// phpcs:ignore WordPress.WP.EnqueuedResourceParameters.MissingVersion
		wp_register_script( SCRIPT, $address . 'embed.js', array(), null, true );
	}
}

/**
 * Returns the tag of embed.js as an asynchronous one that optimisers leave alone: delayed until
 * the first touch, or moved to another address, it could not do its work.
 *
 * @param string $tag    As WordPress made it.
 * @param string $handle Of which script.
 */
function script_tag( $tag, $handle ) {
	if ( SCRIPT !== $handle ) {
		return $tag;
	}
	return str_replace( '<script ', '<script async data-cfasync="false" data-no-optimize="1" data-no-defer="1" data-noptimize="1" nowprocket ', $tag );
}

/**
 * Handles `[barrier_first mode="popup" clinic="demo"]Check my skin[/barrier_first]`.
 *
 * @param array<string,string>|string $attributes As written.
 * @param string|null                 $content    The words of the link.
 */
function shortcode( $attributes, $content = null ): string {
	$attributes = is_array( $attributes ) ? $attributes : array();
	// A word alone is a flag: [barrier_first auto_scroll].
	foreach ( $attributes as $key => $value ) {
		if ( is_int( $key ) ) {
			$attributes[ strtolower( (string) $value ) ] = 'yes';
		}
	}
	$attributes['label'] = trim( wp_strip_all_tags( (string) $content ) );
	$attributes['auto_scroll'] = in_array( strtolower( (string) ( $attributes['auto_scroll'] ?? '' ) ), array( 'yes', 'true', '1', 'on' ), true );
	return element( $attributes );
}

/**
 * Renders the block.
 *
 * @param array<string,mixed> $attributes Of the block.
 */
function block( $attributes ): string {
	$attributes                = is_array( $attributes ) ? $attributes : array();
	$attributes['auto_scroll'] = ! empty( $attributes['autoScroll'] );
	$inner                     = element( $attributes );
	if ( '' === $inner || is_feed() ) {
		return $inner;
	}
	return '<div ' . get_block_wrapper_attributes() . '>' . $inner . '</div>';
}

/**
 * Returns the element with everything in it escaped. Values that mean nothing are left out, so
 * that a slip of an author costs a setting and not the app.
 *
 * @param array<string,mixed> $wanted `mode`, `clinic`, `lang`, `theme`, `height`, `auto_scroll`, `label`.
 */
function element( array $wanted ): string {
	$settings = settings();
	$address  = $settings['address'];
	if ( '' === $address ) {
		return missing_address();
	}
	$of    = static function ( string $name ) use ( $wanted ): string {
		return isset( $wanted[ $name ] ) && is_scalar( $wanted[ $name ] ) ? trim( (string) $wanted[ $name ] ) : '';
	};
	$label = sanitize_text_field( $of( 'label' ) );
	$label = '' === $label ? __( 'Check my skin', 'barrier-first' ) : $label;
	$link  = $address;
	$given = array( 'src' => $address );
	if ( 'popup' === $of( 'mode' ) ) {
		$given['mode'] = 'popup';
	}
	if ( preg_match( '/^[A-Za-z0-9-]{1,64}$/', $of( 'clinic' ) ) ) {
		$given['clinic'] = $of( 'clinic' );
		$link            = add_query_arg( 'clinic', $given['clinic'], $link );
	}
	if ( preg_match( '/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/', $of( 'lang' ) ) ) {
		$given['lang'] = $of( 'lang' );
		$link          = add_query_arg( 'lang', $given['lang'], $link );
	}
	$colours = $settings['colours'] ? theme_colours() : array();
	if ( in_array( $of( 'theme' ), array( 'light', 'dark', 'auto' ), true ) ) {
		$given['theme'] = $of( 'theme' );
	} elseif ( is_dark( $colours ) ) {
		$given['theme'] = 'dark';
	}
	$height = (int) $of( 'height' );
	if ( $height >= 200 && $height <= 60000 ) {
		$given['height'] = (string) $height;
	}
	if ( ! empty( $wanted['auto_scroll'] ) ) {
		$given['auto-scroll'] = '';
	}

	$anchor = '<a href="' . esc_url( $link ) . '">' . esc_html( $label ) . '</a>';
	// Readers of feeds run no scripts.
	if ( is_feed() ) {
		return $anchor;
	}
	wp_enqueue_script( SCRIPT );
	enqueue_colours( $colours );
	$attributes = '';
	foreach ( $given as $name => $value ) {
		$safe        = 'src' === $name ? esc_url( $value ) : esc_attr( $value );
		$attributes .= ' ' . $name . ( '' === $value ? '' : '="' . $safe . '"' );
	}
	return '<barrier-first' . $attributes . '>' . $anchor . '</barrier-first>';
}

/**
 * Puts the theme's colours into the page, once.
 *
 * @param array<string,string> $colours Of `theme_colours`.
 */
function enqueue_colours( array $colours ): void {
	$rule = style_rule( $colours );
	if ( '' === $rule || wp_style_is( STYLE, 'registered' ) ) {
		return;
	}
	wp_register_style( STYLE, false, array(), VERSION );
	wp_add_inline_style( STYLE, $rule );
	wp_enqueue_style( STYLE );
}

/** Returns a hint for who can set the address; visitors see nothing. */
function missing_address(): string {
	if ( ! current_user_can( 'manage_options' ) ) {
		return '';
	}
	return '<p><a href="' . esc_url( admin_url( 'options-general.php?page=barrier-first' ) ) . '">' .
		esc_html__( 'Barrier First needs the address of the app. Only you see this line; visitors see nothing here.', 'barrier-first' ) . '</a></p>';
}
