import { useTranslations } from "next-intl";
import { Heading } from "#components/ui/heading.tsx";
import type { Catalog } from "#lib/catalog/catalog.ts";
import type { TicketLeg, TicketView } from "#lib/queue/queue.ts";

/** Whoever goes to several desks: what is done, where to next, and what is left. */
export function TicketWalk({
	legs,
	state,
	catalog,
}: {
	legs: readonly TicketLeg[];
	state: TicketView["state"];
	catalog: Pick<Catalog, "services">;
}) {
	const t = useTranslations("ticket.walk");
	const done = legs.filter(({ state }) => state === "done").length;
	return (
		<section className="flex flex-col gap-16">
			<Heading size="small">
				{t("title", { number: done + 1, count: legs.length })}
			</Heading>
			<p>
				{t("text")} {IN_THE_ROOM.includes(state) ? t("stay") : null}
			</p>
			<ol className="flex list-decimal flex-col gap-8 ps-24">
				{legs.map((leg, index) => (
					<li
						key={`${index} ${leg.state} ${leg.serviceIds.join()}`}
						className={LOOKS[leg.state]}
						aria-current={
							leg.state === "now" || leg.state === "next" ? "step" : undefined
						}
					>
						{t(leg.state, { services: inWords(leg, catalog) })}
					</li>
				))}
			</ol>
		</section>
	);
}

/** Whoever waits elsewhere, or is to come back later, is told so above, and nothing else. */
const IN_THE_ROOM: readonly TicketView["state"][] = [
	"early",
	"waiting",
	"soon",
	"called",
	"serving",
];

const LOOKS: Record<TicketLeg["state"], string> = {
	done: "text-muted",
	now: "font-bold",
	next: "font-bold",
	later: "",
};

function inWords(
	{ serviceIds, desk }: TicketLeg,
	{ services }: Pick<Catalog, "services">,
): string {
	const names = serviceIds
		.flatMap((id) => services.find((one) => one.id === id)?.text.name ?? [])
		.join(", ");
	return desk ? `${names} (${desk})` : names;
}
