import { useTranslations } from "next-intl";
import type { Catalog } from "#lib/catalog/catalog.ts";
import type { DeskView, QueueEntry } from "#lib/queue/queue.ts";
import { isOutcome } from "#lib/queue/visit/rules/steps.ts";
import { hasWalk, stepOf } from "#lib/queue/walk/rules/walk.ts";
import type { OpenLeg } from "#lib/queue/walk/walk.ts";
import { shortClockOf } from "../_frame/clock-of.ts";
import { serviceLine } from "./service-line.tsx";

/** What has been done at which desk, what they are here for now, and what is still to do. */
export function WalkList({
	visit,
	desks,
	catalog,
}: {
	visit: QueueEntry;
	desks: readonly DeskView[];
	catalog: Catalog;
}) {
	const t = useTranslations("team.walk");
	const { walk, status, services } = visit;
	if (!hasWalk(walk)) return null;
	const nameOf = (deskId: number | null) =>
		desks.find(({ id }) => id === deskId)?.name ?? null;
	const inWords = (leg: {
		services: QueueEntry["services"] | OpenLeg["services"];
	}) => serviceLine(leg.services, catalog);
	const isOver = isOutcome(status);
	return (
		<div className="team-small flex flex-col gap-4">
			<p className="font-bold">
				{t("title")}: {t("stepOf", stepOf(walk))}
			</p>
			<ol className="flex list-decimal flex-col gap-4 ps-24">
				{walk.done.map((leg) => {
					const desk = nameOf(leg.deskId);
					const time = shortClockOf(leg.doneAt);
					const done = inWords(leg);
					return (
						<li key={`${leg.doneAt} ${done}`} className="text-muted">
							{desk
								? t("doneWhere", { time, desk, services: done })
								: t("doneAt", { time, services: done })}
						</li>
					);
				})}
				<li className="font-bold">
					{t(isOver ? "last" : status === "serving" ? "now" : "nowFor", {
						services: inWords({ services }),
					})}
				</li>
				{walk.open.map((leg, index) => {
					const desk = nameOf(leg.deskId);
					const open = inWords(leg);
					return (
						<li key={`${index} ${open}`}>
							{isOver
								? t("dropped", { services: open })
								: desk
									? t("openAt", { desk, services: open })
									: t("open", { services: open })}
							{isOver || isTaken(leg, desks) ? null : (
								<span className="block">{t("nobodyYet")}</span>
							)}
						</li>
					);
				})}
			</ol>
		</div>
	);
}

/** Where to, and what for: the desk that was named, or what is to be done. */
export function legInWords(
	leg: OpenLeg,
	desks: readonly DeskView[],
	catalog: Catalog,
): string {
	const desk = desks.find(({ id }) => id === leg.deskId);
	const services = serviceLine(leg.services, catalog);
	return desk ? `${desk.name} (${services})` : services;
}

/** Somebody sits at a desk that does it: nobody is sent to wait in vain without their clerk knowing. */
const isTaken = ({ services }: OpenLeg, desks: readonly DeskView[]): boolean =>
	desks.some(
		({ clerk, pause, serves }) =>
			clerk !== null &&
			pause === null &&
			services.every(({ serviceId }) => serves?.has(serviceId) ?? true),
	);
