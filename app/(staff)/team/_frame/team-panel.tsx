import type { ReactNode } from "react";
import { Heading } from "#components/ui/heading.tsx";

/** A part of a clerk's page under its own heading. */
export function TeamPanel({
	id,
	titleId,
	title,
	isOwn = false,
	children,
}: {
	/** Where links and single keys lead, if any do. */
	id?: string;
	titleId: string;
	title: ReactNode;
	/** What is done here comes first. */
	isOwn?: boolean;
	children: ReactNode;
}) {
	return (
		<section
			id={id}
			aria-labelledby={titleId}
			className={isOwn ? "team-panel team-panel-own" : "team-panel"}
		>
			<Heading id={titleId} size="small">
				{title}
			</Heading>
			{children}
		</section>
	);
}
