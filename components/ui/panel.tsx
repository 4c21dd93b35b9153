import type { ReactNode } from "react";

const TAGS = {
	div: "div",
	section: "section",
	li: "li",
	aside: "aside",
} as const;

/** A calm box that holds one thing together. */
export function Panel({
	as = "div",
	quiet = false,
	className = "",
	children,
	...rest
}: {
	as?: keyof typeof TAGS;
	/** Set off by its ground instead of a line. */
	quiet?: boolean;
	className?: string;
	id?: string;
	"aria-labelledby"?: string;
	children: ReactNode;
}) {
	const Tag = TAGS[as];
	const look = quiet ? "bg-surface" : "border border-line";
	return (
		<Tag
			className={`flex min-w-0 flex-col gap-16 rounded-large p-[min(1rem,4vw)] sm:p-24 ${look} ${className}`}
			{...rest}
		>
			{children}
		</Tag>
	);
}
