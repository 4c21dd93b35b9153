import { useTranslations } from "next-intl";
import { ButtonLink } from "#components/ui/button.tsx";
import type { Catalog } from "#lib/catalog/catalog.ts";
import { team } from "#lib/paths/staff.ts";
import { pauseMark } from "#lib/queue/pause/rules/pause.ts";
import type { DeskView, LastStep, QueueView } from "#lib/queue/queue.ts";
import { shortClockOf } from "../_frame/clock-of.ts";
import { ShortcutHint } from "../_frame/shortcut-hint.tsx";
import { TeamPanel } from "../_frame/team-panel.tsx";
import { callNextAction } from "../actions.ts";
import { returnDeskAction } from "../platz/actions.ts";
import { Pressing } from "./pressing.tsx";
import type { HandPrinter } from "./print-again.tsx";
import { serviceLine } from "./service-line.tsx";
import { StepButton } from "./step-button.tsx";
import { VisitPanel } from "./visit-panel.tsx";

/** The first column: whom I serve, or whom I would call and why. */
export function OwnVisit({
	queue,
	catalog,
	printers,
}: {
	queue: QueueView;
	catalog: Catalog;
	/** Of the house. */
	printers: readonly HandPrinter[];
}) {
	const t = useTranslations("team");
	const desk = queue.desks.find(({ id }) => id === queue.ownDeskId) ?? null;
	return (
		<TeamPanel
			id="mein-besuch"
			titleId="mein-besuch-titel"
			title={desk ? t("ownVisitAt", { desk: desk.name }) : t("ownVisit")}
			isOwn
		>
			{desk === null ? (
				<>
					<p>{t("noDesk")}</p>
					<ButtonLink href={team.desk()}>{t("chooseDesk")}</ButtonLink>
				</>
			) : desk.visit ? (
				<VisitPanel
					visit={desk.visit}
					queue={queue}
					catalog={catalog}
					printers={printers}
					isOwn
				/>
			) : desk.pause ? null : (
				<Next queue={queue} catalog={catalog} />
			)}
			{desk ? <Pause desk={desk} /> : null}
			{queue.undo ? <Undo last={queue.undo} /> : null}
		</TeamPanel>
	);
}

function Next({ queue, catalog }: { queue: QueueView; catalog: Catalog }) {
	const t = useTranslations("team");
	const { next } = queue;
	const entry = queue.waiting.find(({ id }) => id === next?.visitId);
	return (
		<>
			<form action={callNextAction}>
				<input type="hidden" name="stand" value={queue.asOf} />
				<Pressing
					className="kern-btn kern-btn--primary team-next"
					aria-keyshortcuts="n"
					data-shortcut="n"
					data-focus-home=""
				>
					<span>{t("callNext")}</span>
					<ShortcutHint letter="n" />
				</Pressing>
			</form>
			{next && entry ? (
				<div className="flex flex-col gap-4" data-testid="als-naechstes">
					<p className="flex flex-wrap items-baseline gap-x-16">
						<span className="team-ticket">{entry.ticket}</span>
						{entry.name ? <span>{entry.name}</span> : null}
					</p>
					<p>{serviceLine(entry.services, catalog)}</p>
					<p>
						<strong>{t("why")}</strong> {t(`reasons.${next.reason}`)}
						{next.skipped > 0
							? ` ${t("skipped", { count: next.skipped })}`
							: ""}
						{next.left > 0 ? ` ${t("left", { count: next.left })}` : ""}
					</p>
				</div>
			) : (
				<p>
					{queue.waiting.length > 0 ? t("nobodyForDesk") : t("nobodyWaiting")}
				</p>
			)}
		</>
	);
}

/** A desk that pauses calls nobody: the one button is the way back. Otherwise the way to a pause, with what it would do. */
function Pause({ desk }: { desk: DeskView }) {
	const t = useTranslations("team.pause");
	const { id, pause } = desk;
	return pause ? (
		<form action={returnDeskAction} className="flex flex-col gap-8">
			<p>
				{t("isPaused")}{" "}
				{pause.until === null
					? ""
					: t("until", { until: shortClockOf(pause.until) })}
			</p>
			<input type="hidden" name="platz" value={id} />
			<input type="hidden" name="stand" value={pauseMark(pause)} />
			<Pressing
				className="kern-btn kern-btn--primary team-next"
				data-focus-home=""
			>
				{t("end")}
			</Pressing>
		</form>
	) : (
		<a href={team.pause(id)} className="jump">
			{t("begin")}
		</a>
	);
}

/** What I did last, with whomever; never a step before it instead. */
function Undo({ last }: { last: LastStep }) {
	const t = useTranslations("team");
	const done = {
		ticket: last.visit.ticket,
		step: t(`steps.undoable.${last.step}`),
	};
	return last.problem === null ? (
		<StepButton visit={last.visit} step="widerrufen" shortcut="z">
			{t("undoLast", done)}
		</StepButton>
	) : (
		<p className="team-small text-muted">
			{t(`undoProblem.${last.problem}`, done)}
		</p>
	);
}
