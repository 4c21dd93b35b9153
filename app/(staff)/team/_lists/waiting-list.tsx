import { useTranslations } from "next-intl";
import { Heading } from "#components/ui/heading.tsx";
import type { Catalog } from "#lib/catalog/catalog.ts";
import { team } from "#lib/paths/staff.ts";
import type { QueueEntry, QueueView, WaitingEntry } from "#lib/queue/queue.ts";
import { germanNameOf } from "#lib/text/language.ts";
import { clockOf } from "../_frame/clock-of.ts";
import { serviceLine } from "../_visit/service-line.tsx";
import { Waited } from "../_visit/visit-state.tsx";
import { CallButton } from "./call-button.tsx";

/** The second column: everybody who waits, in the order in which they are called, and why. */
export function WaitingList({
	queue,
	catalog,
	mayCall,
}: {
	queue: QueueView;
	catalog: Catalog;
	mayCall: boolean;
}) {
	const t = useTranslations("team");
	return (
		<section
			id="warteschlange"
			aria-labelledby="warteschlange-titel"
			className="team-panel"
		>
			<div className="flex flex-wrap items-baseline justify-between gap-8">
				<Heading id="warteschlange-titel" size="small">
					{t("waitingCount", { count: queue.waiting.length })}
				</Heading>
				<a
					href={`${team.infoPoint()}#nummer`}
					className="jump"
					aria-keyshortcuts="w"
					data-shortcut="w"
				>
					{t("drawTicket")}
				</a>
			</div>
			{queue.waiting.length > 0 ? (
				<ol className="team-list">
					{queue.waiting.map((entry) => (
						<Waiting
							key={entry.id}
							entry={entry}
							queue={queue}
							catalog={catalog}
							mayCall={mayCall}
						/>
					))}
				</ol>
			) : (
				<p className="text-muted">{t("nobodyWaiting")}</p>
			)}
			{queue.parked.length > 0 ? (
				<>
					<Heading level={3}>
						{t("parkedCount", { count: queue.parked.length })}
					</Heading>
					<ul className="team-list">
						{queue.parked.map((entry) => (
							<Parked
								key={entry.id}
								entry={entry}
								catalog={catalog}
								mayCall={mayCall}
							/>
						))}
					</ul>
				</>
			) : null}
		</section>
	);
}

function Waiting({
	entry,
	queue,
	catalog,
	mayCall,
}: {
	entry: WaitingEntry;
	queue: QueueView;
	catalog: Catalog;
	mayCall: boolean;
}) {
	const t = useTranslations("team");
	const forDesk = queue.desks.find(({ id }) => id === entry.forDeskId);
	return (
		<li
			className="team-row"
			data-next={entry.id === queue.next?.visitId ? "" : undefined}
		>
			<span className="team-position">{entry.position}</span>
			<div className="flex min-w-0 flex-col">
				<p className="flex flex-wrap items-baseline gap-x-8">
					<a href={team.today({ visit: entry.id })} className="font-bold">
						{entry.ticket}
						{entry.name ? ` · ${entry.name}` : ""}
					</a>
					<Waited
						minutes={entry.waitedMinutes}
						patience={queue.settings.patienceMinutes}
					/>
				</p>
				<p className="text-small">{serviceLine(entry.services, catalog)}</p>
				<p className="text-small text-muted">
					{entry.startsAt === null
						? null
						: `${t("appointmentShort", { time: clockOf(entry.startsAt) })} · `}
					{t(`reasons.${entry.reason}`)}
					{entry.speaks
						? ` · ${t("speaks", { language: germanNameOf(entry.speaks) })}`
						: ""}
					{forDesk ? ` · ${t("onlyFor", { desk: forDesk.name })}` : ""}
				</p>
				{entry.note ? (
					<p className="team-note text-small">
						{t("note", { note: entry.note })}
					</p>
				) : null}
			</div>
			{mayCall ? (
				<CallButton who={{ visit: entry }} ticket={entry.ticket} />
			) : null}
		</li>
	);
}

function Parked({
	entry,
	catalog,
	mayCall,
}: {
	entry: QueueEntry;
	catalog: Catalog;
	mayCall: boolean;
}) {
	const t = useTranslations("team");
	return (
		<li className="team-row">
			<span className="team-position" />
			<div className="flex min-w-0 flex-col">
				<p>
					<a href={team.today({ visit: entry.id })} className="font-bold">
						{entry.ticket}
						{entry.name ? ` · ${entry.name}` : ""}
					</a>
				</p>
				<p className="text-small">{serviceLine(entry.services, catalog)}</p>
				<p className="text-small text-muted">
					{entry.parkedUntil
						? t("parkedUntil", { time: clockOf(entry.parkedUntil) })
						: t("parkedOpen")}
				</p>
			</div>
			{mayCall ? (
				<CallButton who={{ visit: entry }} ticket={entry.ticket} />
			) : null}
		</li>
	);
}
