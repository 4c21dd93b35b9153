import type { Config } from "tailwindcss";

const kern = (token: string) => `var(--kern-${token})`;
const feedback = (kind: string) => ({
	DEFAULT: kern(`color-feedback-${kind}-contextual`),
	background: kern(`color-feedback-${kind}-background-contextual`),
});

/** KERN's tokens under short names. One spacing scale, nothing between its steps. */
export default {
	content: ["./app/**/*.tsx", "./components/**/*.tsx"],
	theme: {
		spacing: {
			0: "0",
			px: "1px",
			4: "0.25rem",
			8: "0.5rem",
			16: "1rem",
			24: "1.5rem",
			32: "2rem",
			48: "3rem",
			64: "4rem",
		},
		screens: { sm: "36rem", md: "48rem", lg: "64rem", xl: "80rem" },
		colors: {
			transparent: "transparent",
			current: "currentColor",
			text: kern("color-layout-text-default-contextual"),
			muted: kern("color-layout-text-muted-contextual"),
			page: kern("color-layout-background-default-contextual"),
			surface: kern("color-layout-layer-surface-contextual"),
			line: kern("color-decorative-border-contextual"),
			border: kern("color-layout-border-contextual"),
			action: kern("color-action-default-contextual"),
			"on-action": kern("color-action-on-default-contextual"),
			tint: kern("color-action-state-indicator-tint-hover-opacity"),
			focus: kern("color-action-focus-default-contextual"),
			info: feedback("info"),
			success: feedback("success"),
			warning: feedback("warning"),
			danger: feedback("danger"),
		},
		borderRadius: {
			none: "0",
			DEFAULT: kern("metric-border-radius-default"),
			large: kern("metric-border-radius-large"),
		},
		fontSize: {
			small: ["1rem", "1.5rem"],
			body: [kern("typography-font-size-medium-static"), "1.5rem"],
			large: ["1.3125rem", "2rem"],
			number: ["2rem", "2.5rem"],
		},
		fontWeight: { normal: "400", bold: "600" },
		extend: { maxWidth: { column: "44rem", page: "72rem" } },
	},
} satisfies Config;
