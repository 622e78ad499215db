// The block in the editor: a card that says what visitors will see, and the settings beside it.
// The app itself is not started here; preview the page to see it.
(({ blocks, blockEditor, components, element, i18n }) => {
	const { createElement: make, Fragment } = element;
	const { __ } = i18n;
	const words = (text) => __(text, "barrier-first");

	function edit({ attributes, setAttributes }) {
		const set = (name) => (value) => setAttributes({ [name]: value });
		const text = (name, label, help) =>
			make(components.TextControl, { label: words(label), help: help && words(help), value: attributes[name], onChange: set(name) });
		const choice = (name, label, options) =>
			make(components.SelectControl, {
				label: words(label),
				value: attributes[name],
				onChange: set(name),
				options: options.map(([value, title]) => ({ value, label: words(title) })),
			});
		const settings = make(
			blockEditor.InspectorControls,
			null,
			make(
				components.PanelBody,
				{ title: words("Settings") },
				choice("mode", "Where", [["inline", "In the page"], ["popup", "In a dialog, behind a link"]]),
				text("label", "Words of the link"),
				text("clinic", "Clinic", "The name of a clinic file on the app's server"),
				choice("lang", "Language", [["", "The visitor's"], ["en", "English"], ["ko", "Korean"]]),
				choice("theme", "Light or dark", [["", "As the theme is"], ["auto", "As the visitor's device"], ["light", "Light"], ["dark", "Dark"]]),
				text("height", "Height in pixels", "Empty: as high as the content"),
				make(components.ToggleControl, {
					label: words("Scroll to the start of each new step"),
					checked: attributes.autoScroll,
					onChange: set("autoScroll"),
				}),
			),
		);
		const where = attributes.mode === "popup" ? "Visitors see a link that opens the skin check." : "Visitors see the skin check here.";
		const card = make(
			components.Placeholder,
			{ icon: "shield", label: "Barrier First", instructions: words(where) },
			attributes.clinic && make("code", null, attributes.clinic),
		);
		return make(Fragment, null, settings, make("div", blockEditor.useBlockProps(), card));
	}

	// Drawn by the server: what is kept in the post is the list of attributes alone.
	blocks.registerBlockType("barrier-first/skin-check", { edit, save: () => null });
})(window.wp);
