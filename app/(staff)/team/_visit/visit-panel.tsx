import { useTranslations } from "next-intl";
import type { Catalog } from "#lib/catalog/catalog.ts";
import { isRemote } from "#lib/catalog/rules/kind.ts";
import type { QueueEntry, QueueView } from "#lib/queue/queue.ts";
import { clockOf } from "../_frame/clock-of.ts";
import { CallButton } from "../_lists/call-button.tsx";
import { MoreSteps } from "./more-steps.tsx";
import type { HandPrinter } from "./print-again.tsx";
import { NotReached, RemoteMeeting } from "./remote-steps.tsx";
import { StepButton } from "./step-button.tsx";
import { VisitFacts } from "./visit-facts.tsx";
import { legInWords } from "./walk-list.tsx";
import { WalkTrouble } from "./walk-trouble.tsx";

/** Somebody in the house and everything that can be done now: the own visit, or one that was picked from a list. */
export function VisitPanel({
	visit,
	queue,
	catalog,
	printers,
	isOwn,
}: {
	visit: QueueEntry;
	queue: QueueView;
	catalog: Catalog;
	/** Of the house. */
	printers: readonly HandPrinter[];
	/** At the own desk: then single keys work on it. */
	isOwn: boolean;
}) {
	const t = useTranslations("team.steps");
	const away = useTranslations("team.away");
	const key = (letter: string) => (isOwn ? { shortcut: letter } : {});
	const remote = isRemote(visit.kind);
	const next = remote ? undefined : visit.walk.open[0];
	return (
		<div className="flex flex-col gap-16">
			<VisitFacts
				visit={visit}
				catalog={catalog}
				desks={queue.desks}
				told={isOwn ? queue.told : null}
			/>
			<WalkTrouble
				visit={visit}
				stuck={queue.stuck.get(visit.id)}
				catalog={catalog}
			/>
			{remote && visit.status === "serving" ? (
				<RemoteMeeting visit={visit} />
			) : null}
			<div className="flex flex-wrap gap-8">
				{visit.status === "called" ? (
					<>
						<StepButton visit={visit} step="bedienen" isMain {...key("b")}>
							{t("serve")}
						</StepButton>
						<StepButton visit={visit} step="aufrufen" {...key("a")}>
							{t("recall")}
						</StepButton>
						<NoShow visit={visit} asOf={queue.asOf} />
						<StepButton visit={visit} step="zurueck">
							{t("backToLine")}
						</StepButton>
					</>
				) : null}
				{visit.status === "serving" && next ? (
					<>
						<StepButton
							visit={visit}
							step="weiterschicken"
							isMain
							{...key("f")}
						>
							{t("sendOn", { next: legInWords(next, queue.desks, catalog) })}
						</StepButton>
						{isOwn ? (
							<StepButton visit={visit} step="weiter" {...key("n")}>
								{t("sendOnAndNext")}
							</StepButton>
						) : null}
						<StepButton visit={visit} step="fertig">
							{t("endAll")}
						</StepButton>
					</>
				) : null}
				{visit.status === "serving" && !next ? (
					<>
						{isOwn ? (
							<StepButton visit={visit} step="weiter" isMain {...key("n")}>
								{t("doneAndNext")}
							</StepButton>
						) : null}
						<StepButton
							visit={visit}
							step="fertig"
							isMain={!isOwn}
							{...key("f")}
						>
							{t("done")}
						</StepButton>
						{remote ? <NotReached visit={visit} /> : null}
					</>
				) : null}
				{(visit.status === "waiting" || visit.status === "parked") &&
				!visit.isAway &&
				queue.ownDeskId !== null ? (
					<CallButton who={{ visit }} ticket={visit.ticket} />
				) : null}
				{!remote &&
				["waiting", "called", "serving", "parked"].includes(visit.status) ? (
					<StepButton visit={visit} step="gegangen">
						{t("left")}
					</StepButton>
				) : null}
				{!remote &&
				["parked", "done", "unsettled", "left", "no-show"].includes(
					visit.status,
				) ? (
					<StepButton visit={visit} step="zurueck">
						{visit.isAway ? away("here") : t("reopen")}
					</StepButton>
				) : null}
				{visit.undoable ? (
					<StepButton visit={visit} step="widerrufen">
						{t("undo", {
							ticket: visit.ticket,
							step: t(`undoable.${visit.undoable}`),
						})}
					</StepButton>
				) : null}
			</div>
			{isOwn && visit.status === "serving" ? <Then queue={queue} /> : null}
			<MoreSteps
				visit={visit}
				desks={queue.desks}
				catalog={catalog}
				printers={printers}
			/>
		</div>
	);
}

/** Whom "done and on" would call. */
function Then({ queue }: { queue: QueueView }) {
	const t = useTranslations("team");
	const next = queue.waiting.find(({ id }) => id === queue.next?.visitId);
	return (
		<p className="team-small text-muted">
			{next
				? t("thenNext", { ticket: next.ticket })
				: queue.waiting.length > 0
					? t("nobodyForDesk")
					: t("nobodyWaiting")}
		</p>
	);
}

/** Nobody is given up on before the station's minutes have passed; until then it says when. */
function NoShow({ visit, asOf }: { visit: QueueEntry; asOf: number }) {
	const t = useTranslations("team.steps");
	if (visit.noShowAt === null) return null;
	return visit.noShowAt <= asOf ? (
		<StepButton visit={visit} step="nicht-erschienen">
			{t("noShow")}
		</StepButton>
	) : (
		<p className="team-small self-center text-muted">
			{t("noShowFrom", { time: clockOf(visit.noShowAt) })}
		</p>
	);
}
