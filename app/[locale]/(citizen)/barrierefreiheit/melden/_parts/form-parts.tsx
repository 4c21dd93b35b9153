import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import { TRAP } from "./report-state.ts";

/** Above a form in which people tell us something: what is wrong with it, what else there is to say, its heading. */
export function FormTop({
	texts,
	problems,
	notice,
}: {
	texts: {
		title: string;
		errorSummary: string;
		lead: string;
	};
	/** In the order of the fields. */
	problems: readonly { href: string; text: string }[];
	notice: { kind: "info" | "warning"; title: string; text: string } | null;
}) {
	return (
		<div className="flex flex-col gap-24">
			{problems.length > 0 ? (
				<ErrorSummary title={texts.errorSummary} problems={problems} />
			) : null}
			{notice ? (
				<Alert kind={notice.kind} title={notice.title} role="alert" autoFocus>
					<p>{notice.text}</p>
				</Alert>
			) : null}
			<PageHeading title={texts.title}>{texts.lead}</PageHeading>
		</div>
	);
}

/** Below it: a field that only programs fill in, what becomes of the words, and the button. */
export function FormEnd({
	texts,
}: {
	texts: {
		trap: string;
		privacy: string;
		privacyLink: { href: string; text: string };
		send: string;
	};
}) {
	return (
		<>
			<div hidden>
				<label htmlFor={TRAP}>{texts.trap}</label>
				<input
					id={TRAP}
					name={TRAP}
					type="text"
					autoComplete="off"
					tabIndex={-1}
					defaultValue=""
				/>
			</div>
			<p className="text-muted">
				{texts.privacy}{" "}
				<a href={texts.privacyLink.href}>{texts.privacyLink.text}</a>
			</p>
			<Button className="w-full self-start sm:w-auto">{texts.send}</Button>
		</>
	);
}

/** Problems in the order in which their fields stand. */
export function inOrder<Code extends string>(
	fields: readonly string[],
	errors: Readonly<Record<string, Code>>,
	inWords: Readonly<Record<Code, string>>,
): { href: string; text: string }[] {
	return fields.flatMap((field) => {
		const code = errors[field];
		return code ? [{ href: `#${field}`, text: inWords[code] }] : [];
	});
}
