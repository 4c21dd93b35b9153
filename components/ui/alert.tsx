import type { ReactNode } from "react";
import { TabSays } from "../page/tab-title.tsx";

/** Written out, so that the build finds which of KERN's classes are in use. */
const KINDS = {
	info: { box: "kern-alert--info", icon: "kern-icon--info" },
	success: { box: "kern-alert--success", icon: "kern-icon--success" },
	warning: { box: "kern-alert--warning", icon: "kern-icon--warning" },
	danger: { box: "kern-alert--danger", icon: "kern-icon--danger" },
} as const;

/** What such a notice says in the tab's title; a still page (html-of.ts) says it beside what is written in one go. */
export function saidBy({
	kind,
	title,
	role,
}: {
	kind: keyof typeof KINDS;
	title: string;
	role?: "alert" | "status" | undefined;
}): ReactNode {
	if (role !== "alert") return null;
	if (kind === "danger") return <TabSays />;
	return kind === "warning" ? <TabSays what={title} /> : null;
}

/** A notice with title and words: the kind shows as icon and colour, and is said in the words. */
export function Alert({
	kind,
	title,
	id,
	role,
	autoFocus,
	children,
}: {
	kind: keyof typeof KINDS;
	title: string;
	id?: string;
	/** "alert" is read out at once; only for what has just happened. A problem is told by the tab's title as well. */
	role?: "alert" | "status";
	/** Takes the focus when the page opens, with or without a script. */
	autoFocus?: boolean;
	children?: ReactNode;
}) {
	return (
		<div
			id={id}
			role={role}
			// biome-ignore lint/a11y/noAutofocus: an error summary is where reading begins (WCAG 3.3.1)
			autoFocus={autoFocus}
			tabIndex={autoFocus ? -1 : undefined}
			className={`kern-alert ${KINDS[kind].box}`}
		>
			{saidBy({ kind, title, role })}
			<div className="kern-alert__header">
				<span className={`kern-icon ${KINDS[kind].icon}`} aria-hidden="true" />
				<p className="kern-title">{title}</p>
			</div>
			{children ? <div className="kern-alert__body">{children}</div> : null}
		</div>
	);
}
