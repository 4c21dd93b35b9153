import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { isRemote } from "#lib/catalog/rules/kind.ts";
import type { QueueEntry } from "#lib/queue/queue.ts";
import { StepButton } from "../../_visit/step-button.tsx";

/**
 * What becomes of whoever is still at the desk. A talk that one gets up from counts as never begun, and somebody calls
 * again: to end it comes first.
 */
export function OpenVisit({
	visit,
	children,
}: {
	/** At the own desk; null: it is not of the station that one sees. */
	visit: QueueEntry | null;
	/** The way on. */
	children: ReactNode;
}) {
	const t = useTranslations("team");
	const isTalking = visit?.status === "serving" && isRemote(visit.kind);
	return (
		<div className="flex flex-col gap-8">
			<p>{t(isTalking ? "desk.openTalk" : "desk.openVisit")}</p>
			{isTalking ? (
				<StepButton visit={visit} step="fertig">
					{t("steps.done")}
				</StepButton>
			) : null}
			{children}
		</div>
	);
}
