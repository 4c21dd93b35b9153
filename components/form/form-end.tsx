import { Button } from "#components/ui/button.tsx";

/** A field that people do not see; what fills it in is asked to send again, for a browser may have done it. */
export const TRAP = "website";

interface FormEndTexts {
	/** For whoever hears the hidden field all the same. */
	trap: string;
	privacy: string;
	privacyLink: { href: string; text: string };
	send: string;
}

/** Below a form in which people tell us something: the trap, what becomes of the words, and the button. */
export function FormEnd({ texts }: { texts: FormEndTexts }) {
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
