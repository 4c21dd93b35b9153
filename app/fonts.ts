import localFont from "next/font/local";

/** What German and English need comes first; the rest loads only for names that need it. */
export const fira = localFont({
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

export const firaExtended = localFont({
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
			value: "U+0100-0130, U+0132-0151, U+0154-02BA, U+1E00-1E9F, U+1EF2-1EFF",
		},
	],
});
