import type { ReactNode } from "react";
import { Heading } from "./heading.tsx";
import { type Gap, Stack } from "./stack.tsx";

/** A part of a page that is read: its heading and what belongs to it. */
export function Section({
	id,
	title,
	gap = 16,
	children,
}: {
	/** Also of the heading: where links to this part lead. */
	id: string;
	title: string;
	gap?: Gap;
	children: ReactNode;
}) {
	return (
		<Stack as="section" gap={gap} aria-labelledby={id}>
			<Heading id={id}>{title}</Heading>
			{children}
		</Stack>
	);
}
