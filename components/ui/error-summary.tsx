import { Alert } from "./alert.tsx";

export interface Problem {
	/** The element it is about. */
	href?: string;
	text: string;
}

/** At the top of the page: what is wrong, each line leading to where it is put right. */
export function ErrorSummary({
	title,
	problems,
}: {
	title: string;
	problems: readonly Problem[];
}) {
	return (
		<Alert kind="danger" title={title} role="alert" autoFocus>
			<ul className="flex flex-col gap-8">
				{problems.map(({ href, text }) => (
					<li key={`${href} ${text}`} className="whitespace-pre-line">
						{href ? <a href={href}>{text}</a> : text}
					</li>
				))}
			</ul>
		</Alert>
	);
}
