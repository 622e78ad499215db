<?php
/**
 * The address of the app: which are taken, and whether the app answers there.
 *
 * @package BarrierFirst
 */

namespace BarrierFirst;

defined( 'ABSPATH' ) || exit;

/**
 * Returns the address as it is kept (scheme, host, port, path with a slash at its end), or an
 * error that says what is wrong with it.
 *
 * @param string $typed What somebody typed.
 * @return string|\WP_Error
 */
function clean_address( string $typed ) {
	$parts = wp_parse_url( trim( $typed ) );
	if ( ! is_array( $parts ) || empty( $parts['scheme'] ) || empty( $parts['host'] ) ) {
		return new \WP_Error( 'form', __( 'This is not a whole address. It starts with https:// and names the host of the app.', 'barrier-first' ) );
	}
	$scheme = strtolower( $parts['scheme'] );
	$host   = strtolower( $parts['host'] );
	if ( isset( $parts['user'] ) || isset( $parts['pass'] ) || isset( $parts['query'] ) || isset( $parts['fragment'] ) ) {
		return new \WP_Error( 'more', __( 'The address must end with the path: no user name, no question mark, no #.', 'barrier-first' ) );
	}
	if ( ! preg_match( '/^[a-z0-9.-]+$/', $host ) ) {
		return new \WP_Error( 'host', __( 'The host may hold letters a to z, digits, dots and hyphens. Write other alphabets as xn--…', 'barrier-first' ) );
	}
	$here = 'localhost' === $host || '127.0.0.1' === $host;
	if ( 'https' !== $scheme && ! ( 'http' === $scheme && $here ) ) {
		return new \WP_Error( 'scheme', __( 'The address must start with https://', 'barrier-first' ) );
	}
	$path = preg_replace( '#/(index\.html|embed\.js)?$#', '', $parts['path'] ?? '' );
	if ( ! preg_match( '#^[A-Za-z0-9._~/-]*$#', $path ) ) {
		return new \WP_Error( 'path', __( 'The path of the address holds characters that do not belong there.', 'barrier-first' ) );
	}
	$address = $scheme . '://' . $host . ( isset( $parts['port'] ) ? ':' . (int) $parts['port'] : '' ) . $path . '/';
	if ( origin( $address ) === origin( home_url() ) || origin( $address ) === origin( site_url() ) ) {
		return new \WP_Error( 'origin', __( 'The app must have a host name of its own. On the address of this site, every plugin and script here could read what visitors answer.', 'barrier-first' ) );
	}
	return $address;
}

/**
 * Returns scheme, host and port of an address, the way browsers compare them.
 *
 * @param string $address A whole address.
 */
function origin( string $address ): string {
	$parts  = wp_parse_url( $address );
	$scheme = strtolower( $parts['scheme'] ?? '' );
	$port   = $parts['port'] ?? null;
	$usual  = array( 'https' => 443, 'http' => 80 );
	return $scheme . '://' . strtolower( $parts['host'] ?? '' ) .
		( null === $port || ( $usual[ $scheme ] ?? 0 ) === $port ? '' : ':' . $port );
}

/**
 * Looks whether the app answers and whether it may be shown here. Returns what is wrong, in
 * sentences; none when all is well.
 *
 * @param string $address An address that `clean_address` has returned.
 * @return string[]
 */
function look_at( string $address ): array {
	$options = array( 'timeout' => 5, 'redirection' => 0, 'limit_response_size' => 65536 );
	$version = wp_remote_get( $address . 'version.json', $options );
	if ( is_wp_error( $version ) ) {
		return array( __( 'This server could not reach the app. If visitors can, all is well; some hosts forbid outgoing requests.', 'barrier-first' ) );
	}
	$build = json_decode( wp_remote_retrieve_body( $version ), true );
	if ( 200 !== wp_remote_retrieve_response_code( $version ) || ! is_array( $build ) || empty( $build['build'] ) ) {
		return array( __( 'Something answers at this address, but it is not Barrier First (there is no version.json of it).', 'barrier-first' ) );
	}
	$policy = wp_remote_retrieve_header( wp_remote_get( $address, $options ), 'content-security-policy' );
	$policy = is_array( $policy ) ? implode( ', ', $policy ) : (string) $policy;
	$origin = origin( home_url() );
	if ( preg_match( '/frame-ancestors([^;,]*)/i', $policy, $found ) && ! in_array( $origin, preg_split( '/\s+/', strtolower( trim( $found[1] ) ) ), true ) ) {
		return array(
			sprintf(
				/* translators: 1: a line of a server's settings, 2: the address of this site */
				__( 'The app\'s server does not let this site show it: browsers will leave the frame empty. Its header must say %1$s (it needs %2$s).', 'barrier-first' ),
				'frame-ancestors \'self\' ' . $origin,
				$origin
			),
		);
	}
	return array();
}
