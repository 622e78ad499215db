<?php
/**
 * What the test does inside of WordPress, as a command: `php wp.php <site> <action> [<word> …]`.
 * Prints JSON.
 */

// Constants, because WordPress has globals of its own.
define( 'TEST_ACTION', $argv[2] );
define( 'TEST_WORDS', array_slice( $argv, 3 ) );

$_SERVER['HTTP_HOST']   = parse_url( getenv( 'SITE' ), PHP_URL_HOST ) . ':' . parse_url( getenv( 'SITE' ), PHP_URL_PORT );
$_SERVER['REQUEST_URI'] = '/';
if ( 'install' === TEST_ACTION ) {
	define( 'WP_INSTALLING', true );
}
require $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';

const PLUGIN = 'barrier-first/barrier-first.php';

switch ( TEST_ACTION ) {
	case 'install':
		require ABSPATH . 'wp-admin/includes/upgrade.php';
		wp_install( 'A clinic', 'admin', 'admin@clinic.example', true, '', 'admin-word' );
		wp_insert_user( array( 'user_login' => 'author', 'user_pass' => 'author-word', 'user_email' => 'author@clinic.example', 'role' => 'author' ) );
		$answer = get_bloginfo( 'version' );
		break;
	case 'activate':
		$answer = activate_plugin( PLUGIN );
		break;
	case 'theme':
		switch_theme( TEST_WORDS[0] );
		$answer = wp_get_theme()->get( 'Name' );
		break;
	case 'option':
		$answer = get_option( 'barrier_first', null );
		break;
	case 'content':
		$answer = get_post( (int) TEST_WORDS[0] )->post_content;
		break;
	case 'uninstall':
		deactivate_plugins( PLUGIN );
		$answer = uninstall_plugin( PLUGIN );
		break;
	case 'left':
		global $wpdb;
		$tables = array( $wpdb->options => 'option_name', $wpdb->postmeta => 'meta_key', $wpdb->usermeta => 'meta_key' );
		$answer = array();
		foreach ( $tables as $table => $column ) {
			// The list of plugins that were removed is WordPress's own.
			$answer = array_merge( $answer, $wpdb->get_col( "SELECT $column FROM $table WHERE $column LIKE '%barrier%first%'" ) );
		}
		break;
}
if ( ! isset( $answer ) ) {
	$answer = null;
}
echo json_encode( is_wp_error( $answer ) ? $answer->get_error_message() : $answer );
