import type { ReactNode } from "react";

/** Words that open when asked for; the browser's own <details>. */
export function Disclosure({
	summary,
	label,
	open = false,
	children,
}: {
	summary: string;
	/** For those who listen: the summary and what it is about. */
	label?: string;
	/** From the start: what is inside is needed. */
	open?: boolean;
	children: ReactNode;
}) {
	return (
		<details className="disclosure" open={open}>
			<summary className="inline-flex min-h-48 cursor-pointer items-center gap-4 text-action underline underline-offset-4 hover:decoration-2">
				<span aria-hidden={label ? true : undefined}>{summary}</span>
				{label ? <span className="sr-only">{label}</span> : null}
			</summary>
			<div className="pt-8 pb-16">{children}</div>
		</details>
	);
}
