import { type Sent, textsOf } from "#lib/sent.ts";

/** Sent along with a form, never shown. */
export function HiddenFields({ fields }: { fields: Sent }) {
	return Object.keys(fields).flatMap((name) =>
		textsOf(fields, name).map((value) => (
			<input key={`${name} ${value}`} type="hidden" name={name} value={value} />
		)),
	);
}
