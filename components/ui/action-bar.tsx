import type { ReactNode } from "react";

/** What goes on from here. On a phone it stays in reach (globals.css). */
export function ActionBar({
	stays = false,
	children,
}: {
	/** On wide screens, too, as soon as something in the form is ticked. */
	stays?: boolean;
	children: ReactNode;
}) {
	return (
		<div
			className={`action-bar ${stays ? "action-bar-stays" : ""} -mx-[min(1rem,5vw)] flex flex-wrap gap-16 bg-page px-[min(1rem,5vw)] sm:mx-0 sm:px-0`}
		>
			{children}
		</div>
	);
}
