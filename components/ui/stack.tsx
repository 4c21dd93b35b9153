import type { ReactNode } from "react";

/** The one scale of space between things. */
const GAPS = {
	4: "gap-4",
	8: "gap-8",
	16: "gap-16",
	24: "gap-24",
	32: "gap-32",
	48: "gap-48",
	64: "gap-64",
} as const;

export type Gap = keyof typeof GAPS;

/** Things below each other. No element carries a margin of its own; the distance is said here. */
export function Stack({
	gap = 16,
	as: Tag = "div",
	className = "",
	children,
	...rest
}: {
	gap?: Gap;
	as?: "div" | "section" | "ul" | "ol" | "nav" | "li";
	className?: string;
	id?: string;
	"aria-labelledby"?: string;
	"aria-label"?: string;
	children: ReactNode;
}) {
	return (
		<Tag
			className={`flex min-w-0 flex-col ${GAPS[gap]} ${className}`}
			{...rest}
		>
			{children}
		</Tag>
	);
}
