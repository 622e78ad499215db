<?php
/**
 * The settings page: the address of the app, checked, and whether the theme's colours are taken.
 *
 * @package BarrierFirst
 */

namespace BarrierFirst;

defined( 'ABSPATH' ) || exit;

const PAGE = 'barrier-first';

add_action( 'admin_init', __NAMESPACE__ . '\\register_settings' );
add_action( 'admin_menu', __NAMESPACE__ . '\\add_page' );
add_filter( 'plugin_action_links_' . plugin_basename( dirname( __DIR__ ) . '/barrier-first.php' ), __NAMESPACE__ . '\\action_links' );

/** Registers the option with its check; options.php asks for the nonce and the capability. */
function register_settings(): void {
	register_setting(
		PAGE,
		OPTION,
		array(
			'type'              => 'array',
			'sanitize_callback' => __NAMESPACE__ . '\\check',
			'default'           => array(),
		)
	);
}

/** Adds the page below Settings, for those who may change settings. */
function add_page(): void {
	add_options_page( 'Barrier First', 'Barrier First', 'manage_options', PAGE, __NAMESPACE__ . '\\show_page' );
}

/**
 * Adds a link beside Deactivate.
 *
 * @param string[] $links There already.
 * @return string[]
 */
function action_links( $links ) {
	$link = '<a href="' . esc_url( admin_url( 'options-general.php?page=' . PAGE ) ) . '">' . esc_html__( 'Settings', 'barrier-first' ) . '</a>';
	array_unshift( $links, $link );
	return $links;
}

/**
 * Checks what was typed. An address that cannot be is not kept, and the one before stays; one that
 * does not answer is kept, with a warning.
 *
 * @param mixed $typed Of the form.
 * @return array{address:string,colours:bool}
 */
function check( $typed ): array {
	$before = settings();
	$typed  = is_array( $typed ) ? $typed : array();
	$after  = array(
		'address' => $before['address'],
		'colours' => ! empty( $typed['colours'] ),
	);
	$wish   = isset( $typed['address'] ) && is_string( $typed['address'] ) ? trim( $typed['address'] ) : '';
	if ( '' === $wish ) {
		$after['address'] = '';
		return $after;
	}
	$address = clean_address( $wish );
	if ( is_wp_error( $address ) ) {
		add_settings_error( OPTION, $address->get_error_code(), $address->get_error_message(), 'error' );
		return $after;
	}
	$after['address'] = $address;
	// WordPress calls this twice when the option is new.
	static $looked = array();
	if ( ! isset( $looked[ $address ] ) ) {
		$looked[ $address ] = look_at( $address );
		foreach ( $looked[ $address ] as $n => $wrong ) {
			add_settings_error( OPTION, 'look-' . $n, $wrong, 'warning' );
		}
	}
	return $after;
}

/** Draws the page. */
function show_page(): void {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	$settings = settings();
	?>
	<div class="wrap">
		<h1>Barrier First</h1>
		<form method="post" action="options.php">
			<?php settings_fields( PAGE ); ?>
			<table class="form-table" role="presentation">
				<tr>
					<th scope="row"><label for="barrier-first-address"><?php esc_html_e( 'Address of the app', 'barrier-first' ); ?></label></th>
					<td>
						<input type="url" class="regular-text code" id="barrier-first-address" name="<?php echo esc_attr( OPTION ); ?>[address]" value="<?php echo esc_attr( $settings['address'] ); ?>" placeholder="https://app.clinic.example/" aria-describedby="barrier-first-address-help">
						<p class="description" id="barrier-first-address-help">
							<?php
							printf(
								/* translators: %s: a line of a server's settings */
								esc_html__( 'A host name of its own, where dist/ is published. Its server must send the header %s.', 'barrier-first' ),
								'<code>' . esc_html( 'frame-ancestors \'self\' ' . origin( home_url() ) ) . '</code>'
							);
							?>
						</p>
					</td>
				</tr>
				<tr>
					<th scope="row"><?php esc_html_e( 'Colours', 'barrier-first' ); ?></th>
					<td>
						<label>
							<input type="checkbox" name="<?php echo esc_attr( OPTION ); ?>[colours]" value="1" <?php checked( $settings['colours'] ); ?>>
							<?php esc_html_e( 'Take the theme\'s colours', 'barrier-first' ); ?>
						</label>
						<p class="description"><?php esc_html_e( 'Colours that nobody could read are not taken; the browser\'s console says which.', 'barrier-first' ); ?></p>
					</td>
				</tr>
			</table>
			<?php submit_button(); ?>
		</form>
		<h2><?php esc_html_e( 'In a post or page', 'barrier-first' ); ?></h2>
		<p><?php esc_html_e( 'Add the block "Barrier First", or write the shortcode:', 'barrier-first' ); ?></p>
		<p><code>[barrier_first]</code> <code>[barrier_first mode="popup" clinic="demo"]<?php esc_html_e( 'Check my skin', 'barrier-first' ); ?>[/barrier_first]</code></p>
		<p><?php esc_html_e( 'Attributes: mode (inline, popup), clinic (a name of the app\'s clinic files), lang (en, ko), theme (auto, light, dark), height (pixels), auto_scroll.', 'barrier-first' ); ?></p>
	</div>
	<?php
}
