import type { ReactNode } from "react";
import type { QueueEntry } from "#lib/queue/visit.ts";
import { stepAction } from "./actions.ts";
import { Pressing } from "./pressing.tsx";
import { ShortcutHint } from "./shortcut-hint.tsx";
import type { PressedStep } from "./steps.ts";
import { VisitFields } from "./visit-fields.tsx";

/** One step with one press. */
export function StepButton({
	visit,
	step,
	look = "team-button",
	shortcut,
	page,
	children,
}: {
	visit: Pick<QueueEntry, "id" | "version">;
	step: PressedStep;
	look?: string;
	/** A single key (shortcuts.tsx). */
	shortcut?: string;
	/** Where it leads back to; the clerk's screen if nothing is said. */
	page?: "infopoint";
	children: ReactNode;
}) {
	return (
		<form action={stepAction}>
			<VisitFields visit={visit} />
			{page ? <input type="hidden" name="seite" value={page} /> : null}
			<Pressing
				name="schritt"
				value={step}
				className={look}
				aria-keyshortcuts={shortcut}
				data-shortcut={shortcut}
			>
				{children}
				<ShortcutHint letter={shortcut} />
			</Pressing>
		</form>
	);
}
