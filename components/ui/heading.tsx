import type { ReactNode } from "react";
import { withSoftHyphens } from "#lib/text/soft-hyphens.ts";

/** The page's one h1 and above it, in words, where in the booking it is. */
export function PageHeading({
	title,
	step,
	picture,
	children,
	isAnswer = false,
}: {
	title: string;
	step?: string | undefined;
	/** Says the same as the title, where people read Leichte Sprache. */
	picture?: ReactNode;
	/** One or two sentences that say what to do here. */
	children?: ReactNode;
	/** The page answers a form: reading goes on here, and not at the very top. */
	isAnswer?: boolean;
}) {
	return (
		<div className="flex flex-col gap-8">
			{picture}
			{step ? <p className="text-muted">{step}</p> : null}
			<h1
				className="kern-heading-large md:text-[2.5rem] md:leading-[3rem]"
				// biome-ignore lint/a11y/noAutofocus: where the answer begins
				autoFocus={isAnswer}
				tabIndex={isAnswer ? -1 : undefined}
			>
				{withSoftHyphens(title)}
			</h1>
			{children ? <div className="text-large">{children}</div> : null}
		</div>
	);
}

const SIZES = {
	medium: "kern-heading-medium",
	small: "kern-heading-small",
} as const;

/** Headings below it. */
export function Heading({
	level = 2,
	size = level === 2 ? "medium" : "small",
	id,
	isAnswer = false,
	children,
}: {
	level?: 2 | 3 | 4;
	size?: keyof typeof SIZES;
	id?: string;
	/** The page answers a question: reading goes on here. */
	isAnswer?: boolean;
	children: ReactNode;
}) {
	const Tag = `h${level}` as const;
	return (
		<Tag
			id={id}
			className={SIZES[size]}
			autoFocus={isAnswer}
			tabIndex={isAnswer ? -1 : undefined}
		>
			{typeof children === "string" ? withSoftHyphens(children) : children}
		</Tag>
	);
}
