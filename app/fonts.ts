import localFont from "next/font/local";

/**
 * What German and English need comes first; the rest loads only where a page has letters of it. How the files in _fonts
 * were made: _fonts/README.md. A test holds the ranges against all texts (tests/unit/pages/fonts.test.ts).
 */
const fira = localFont({
	src: [
		{
			path: "../node_modules/@fontsource/fira-sans/files/fira-sans-latin-400-normal.woff2",
			weight: "400",
		},
		{
			path: "../node_modules/@fontsource/fira-sans/files/fira-sans-latin-600-normal.woff2",
			weight: "600",
		},
	],
	variable: "--font-fira",
	display: "swap",
	declarations: [
		{
			prop: "unicode-range",
			value:
				"U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD",
		},
	],
});

/** Turkish, Kurdish, Polish, Romanian, Serbian and their neighbours: a seventh of what all of Latin weighs. */
const firaNear = localFont({
	src: [
		{ path: "./_fonts/fira-sans-near-400.woff2", weight: "400" },
		{ path: "./_fonts/fira-sans-near-600.woff2", weight: "600" },
	],
	variable: "--font-fira-near",
	display: "swap",
	preload: false,
	adjustFontFallback: false,
	declarations: [
		{
			prop: "unicode-range",
			value:
				"U+0102-0107, U+010C-0111, U+0118-011B, U+011E-011F, U+0130, U+0141-0144, U+0147-0148, U+0150-0151, U+0158-015B, U+015E-0165, U+016E-0171, U+0178-017E, U+0218-021B",
		},
	],
});

const firaCyrillic = localFont({
	src: [
		{ path: "./_fonts/fira-sans-cyrillic-400.woff2", weight: "400" },
		{ path: "./_fonts/fira-sans-cyrillic-600.woff2", weight: "600" },
	],
	variable: "--font-fira-cyrillic",
	display: "swap",
	preload: false,
	adjustFontFallback: false,
	declarations: [
		{
			prop: "unicode-range",
			value:
				"U+0401, U+0404, U+0406-0407, U+0410-044F, U+0451, U+0454, U+0456-0457, U+0490-0491",
		},
	],
});

const firaGreek = localFont({
	src: [
		{ path: "./_fonts/fira-sans-greek-400.woff2", weight: "400" },
		{ path: "./_fonts/fira-sans-greek-600.woff2", weight: "600" },
	],
	variable: "--font-fira-greek",
	display: "swap",
	preload: false,
	adjustFontFallback: false,
	declarations: [{ prop: "unicode-range", value: "U+0384-03CE" }],
});

/** For names that need none of the above. */
const firaExtended = localFont({
	src: [
		{
			path: "../node_modules/@fontsource/fira-sans/files/fira-sans-latin-ext-400-normal.woff2",
			weight: "400",
		},
		{
			path: "../node_modules/@fontsource/fira-sans/files/fira-sans-latin-ext-600-normal.woff2",
			weight: "600",
		},
	],
	variable: "--font-fira-ext",
	display: "swap",
	preload: false,
	adjustFontFallback: false,
	declarations: [
		{
			prop: "unicode-range",
			value:
				"U+0100-0101, U+0108-010B, U+0112-0117, U+011C-011D, U+0120-012F, U+0132-0140, U+0145-0146, U+0149-014F, U+0154-0157, U+015C-015D, U+0166-016D, U+0172-0177, U+017F-0217, U+021C-02BA, U+1E00-1E9F, U+1EF2-1EFF",
		},
	],
});

/** For `<html>`: the variables that app/globals.css puts together. */
export const FONTS = [fira, firaNear, firaCyrillic, firaGreek, firaExtended]
	.map(({ variable }) => variable)
	.join(" ");
