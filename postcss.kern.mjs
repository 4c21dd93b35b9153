// KERN's stylesheet holds every element and icon it knows: 340 kB. What no source of ours names is
// left out of the build, and its @charset, which must not stand inside a layer. And paper is white: what is for dark
// screens is for screens only, what is for light ones for paper, too.
import { globSync, readFileSync } from "node:fs";

/** A build has been made small before it comes here, and has no space in it. */
const DARK = /^\(prefers-color-scheme:\s*dark\)$/;
const LIGHT = /^\(prefers-color-scheme:\s*light\)$/;
const KERN_CLASS = /\.(kern-[a-z0-9_-]+)/g;

/** Class names are written out in full wherever they are used, so that they can be found here. */
function usedClasses() {
	const sources = globSync("{app,components}/**/*.{ts,tsx,css}");
	const text = sources.map((file) => readFileSync(file, "utf8")).join("\n");
	return new Set(text.match(/kern-[a-z0-9_-]+/g));
}

/** A selector stays if each of KERN's classes it asks for is in use. */
function isUsed(selector, used) {
	// :is() and :not() name alternatives and exceptions, nothing that must be there.
	const plain = selector.replace(
		/:(?:is|not|where)\([^()]*(?:\([^()]*\)[^()]*)*\)/g,
		"",
	);
	return [...plain.matchAll(KERN_CLASS)].every(([, name]) => used.has(name));
}

/** @type {import("postcss").PluginCreator<void>} */
export default function onlyUsedKern() {
	return {
		postcssPlugin: "only-used-kern",
		OnceExit(root) {
			const used = usedClasses();
			root.walkAtRules("charset", (rule) => rule.remove());
			root.walkRules(/\.kern-/, (rule) => {
				const selectors = rule.selectors.filter((selector) =>
					isUsed(selector, used),
				);
				if (selectors.length === 0) rule.remove();
				else if (selectors.length < rule.selectors.length)
					rule.selectors = selectors;
			});
			root.walkAtRules("media", (rule) => {
				if (rule.nodes?.length === 0) rule.remove();
				else if (DARK.test(rule.params))
					rule.params = `screen and ${rule.params}`;
				else if (LIGHT.test(rule.params)) rule.params = `print, ${rule.params}`;
			});
		},
	};
}

onlyUsedKern.postcss = true;
