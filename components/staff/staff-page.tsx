import type { ReactNode } from "react";
import { NoScripts } from "../page/page.tsx";
import { TabTitle } from "../page/tab-title.tsx";
import { PageHeading } from "../ui/heading.tsx";

/** A page of the portals that forms and links are enough for: title, one h1, the whole width. */
export function StaffPage({
	title,
	tabTitle = title,
	status,
	lead,
	before,
	narrow = false,
	children,
}: {
	title: string;
	/** If the browser's tab should say more than the h1. */
	tabTitle?: string;
	/** If the answer is to be another one than 200 (scripts/server/plain-page.ts). */
	status?: 403 | 404;
	lead?: ReactNode;
	/** Stands above the h1: the way back, what went wrong, what has just happened. */
	before?: ReactNode;
	/** One column to type in; else the whole width. */
	narrow?: boolean;
	children?: ReactNode;
}) {
	return (
		<TabTitle title={tabTitle}>
			<main
				id="inhalt"
				tabIndex={-1}
				className={`flex w-full flex-col gap-24 px-[min(1rem,5vw)] py-24 sm:px-24 ${narrow ? "max-w-column" : ""}`}
			>
				<NoScripts />
				{status ? <meta name="status" content={String(status)} /> : null}
				{before}
				<PageHeading title={title}>{lead}</PageHeading>
				{children}
			</main>
		</TabTitle>
	);
}
