import type { ReactNode } from "react";

/** A notice with title and words: the kind shows as icon and colour, and is said in the words. */
export function Alert({
	kind,
	title,
	id,
	role,
	autoFocus,
	children,
}: {
	kind: "info" | "success" | "warning" | "danger";
	title: string;
	id?: string;
	/** "alert" is read out at once; only for what has just happened. */
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
			className={`kern-alert kern-alert--${kind}`}
		>
			<div className="kern-alert__header">
				<span className={`kern-icon kern-icon--${kind}`} aria-hidden="true" />
				<p className="kern-title">{title}</p>
			</div>
			{children ? <div className="kern-alert__body">{children}</div> : null}
		</div>
	);
}
