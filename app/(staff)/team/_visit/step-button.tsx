import type { ReactNode } from "react";
import type { QueueEntry } from "#lib/queue/queue.ts";
import { ShortcutHint } from "../_frame/shortcut-hint.tsx";
import { stepAction } from "../actions.ts";
import { Pressing } from "./pressing.tsx";
import type { PressedStep } from "./steps.ts";
import { VisitFields } from "./visit-fields.tsx";

/** One step with one press. */
export function StepButton({
	visit,
	step,
	isMain = false,
	shortcut,
	page,
	leg,
	children,
}: {
	visit: Pick<QueueEntry, "id" | "version">;
	step: PressedStep;
	/** What will nearly always be next. */
	isMain?: boolean;
	/** A single key (shortcuts.tsx). */
	shortcut?: string;
	/** Where it leads back to; the clerk's screen if nothing is said. */
	page?: "infopoint";
	/** Which step of the walk list it is about, and as what it is read out. */
	leg?: { index: number; label: string };
	children: ReactNode;
}) {
	return (
		<form action={stepAction}>
			<VisitFields visit={visit} />
			{page ? <input type="hidden" name="seite" value={page} /> : null}
			{leg ? <input type="hidden" name="nummer" value={leg.index} /> : null}
			<Pressing
				aria-label={leg?.label}
				name="schritt"
				value={step}
				className={
					isMain ? "kern-btn kern-btn--primary team-primary" : "team-button"
				}
				aria-keyshortcuts={shortcut}
				data-shortcut={shortcut}
				// Where the focus goes when the step before has gone (live.tsx).
				data-focus-home={isMain ? "" : undefined}
			>
				{children}
				<ShortcutHint letter={shortcut} />
			</Pressing>
		</form>
	);
}
