import { sentText } from "#lib/sent.ts";
import { sentNumber } from "./sent.ts";

/** `n-<slug>` says how many of what is there already (0: none any more), `neu` what is added. */
export function sentServices(form: FormData): string[] {
	const kept = [...form.keys()]
		.filter((name) => name.startsWith("n-"))
		.map((name) => `${name.slice(2)}:${sentNumber(form, name)}`);
	const added = sentText(form, "neu");
	return added ? [...kept, added] : kept;
}
