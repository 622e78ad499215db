<?php
/**
 * What editor.js needs of WordPress, and its version.
 *
 * @package BarrierFirst
 */

return array(
	'dependencies' => array( 'wp-blocks', 'wp-block-editor', 'wp-components', 'wp-element', 'wp-i18n' ),
	'version'      => '0.1.0',
);
