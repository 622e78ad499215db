<?php
/**
 * Removes what the plugin has written: one option, on every site of a network.
 *
 * @package BarrierFirst
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

if ( is_multisite() ) {
	foreach ( get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) as $barrier_first_site ) {
		switch_to_blog( (int) $barrier_first_site );
		delete_option( 'barrier_first' );
		restore_current_blog();
	}
} else {
	delete_option( 'barrier_first' );
}
