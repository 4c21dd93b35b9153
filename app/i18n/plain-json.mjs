/**
 * For next.config.mjs: next-intl's loader writes a module, but we import texts as JSON, as Node demands.
 * @param {string} source "export default JSON.parse("{…}");"
 */
export default function plainJson(source) {
	return JSON.parse(
		source.slice(source.indexOf("(") + 1, source.lastIndexOf(")")),
	);
}
