import type { Notice } from "#components/form/form-state.ts";
import { Alert } from "#components/ui/alert.tsx";

/** What became of a form; it has the focus. */
export function FormNotice({
	notice,
	role = "alert",
	autoFocus = true,
}: {
	notice: Notice | null;
	/** "status": good news, which waits its turn. */
	role?: "alert" | "status";
	/** False: something above it has the focus. */
	autoFocus?: boolean;
}) {
	return notice ? (
		<Alert
			kind={notice.kind}
			title={notice.title}
			role={role}
			autoFocus={autoFocus}
		>
			{notice.text ? <p>{notice.text}</p> : null}
			{notice.links?.length ? (
				<ul className="mt-8 flex flex-col gap-8">
					{notice.links.map(({ href, text }) => (
						<li key={href}>
							<a href={href}>{text}</a>
						</li>
					))}
				</ul>
			) : null}
		</Alert>
	) : null;
}
