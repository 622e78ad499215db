<?php
/**
 * Plugin Name:       Barrier First
 * Description:       Shows the skin-routine assistant Barrier First in posts and pages: a block and the shortcode [barrier_first].
 * Version:           0.1.0
 * Requires at least: 5.8
 * Requires PHP:      7.4
 * License:           MIT
 * License URI:       https://opensource.org/license/mit
 * Text Domain:       barrier-first
 *
 * The app itself stays on its own address, in a frame; this plugin writes the element and its
 * script into the page. No answer passes through WordPress.
 *
 * @package BarrierFirst
 */

namespace BarrierFirst;

defined( 'ABSPATH' ) || exit;

const VERSION = '0.1.0';
/** The one row of the options table: `address` and `colours`. */
const OPTION = 'barrier_first';

require __DIR__ . '/includes/address.php';
require __DIR__ . '/includes/colours.php';
require __DIR__ . '/includes/element.php';

if ( is_admin() ) {
	require __DIR__ . '/includes/settings.php';
}

/**
 * Returns the settings: `address` (of the app, with a slash at its end, or empty) and `colours`
 * (whether the theme's are taken).
 *
 * @return array{address:string,colours:bool}
 */
function settings(): array {
	$kept = get_option( OPTION );
	$kept = is_array( $kept ) ? $kept : array();
	return array(
		'address' => isset( $kept['address'] ) && is_string( $kept['address'] ) ? $kept['address'] : '',
		'colours' => ! isset( $kept['colours'] ) || (bool) $kept['colours'],
	);
}
