import type { ReactNode } from "react";
import type { Choice } from "#lib/paths.ts";
import { chooseTimeAction } from "./actions.ts";

/** Pressing a time inside it reserves that time for what was chosen. */
export function TimeForm({
	choice,
	children,
}: {
	choice: Choice;
	children: ReactNode;
}) {
	return (
		<form action={chooseTimeAction}>
			{choice.services.map((entry) => (
				<input key={entry} type="hidden" name="dienst" value={entry} />
			))}
			<input type="hidden" name="ort" value={choice.station} />
			<input type="hidden" name="r" value={choice.hold} />
			{children}
		</form>
	);
}
