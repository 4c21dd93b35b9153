import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Heading } from "#components/ui/heading.tsx";
import { team } from "#lib/paths/staff.ts";
import type { QueueView } from "#lib/queue/queue.ts";
import type { NotMet } from "#lib/queue/today/queries/get-today.ts";
import type { Today } from "#lib/queue/today/rules/today.ts";
import { formatDate } from "#lib/text/format.ts";
import { shortClockOf, spanInWords } from "../../_frame/clock-of.ts";
import { TeamPanel } from "../../_frame/team-panel.tsx";

const MINUTE = 60_000;

/** Who waits now, how that will go on, and what has become of whoever was here. */
export function Figures({
	today,
	queue,
	notMet,
}: {
	today: Today;
	queue: QueueView;
	notMet: readonly NotMet[];
}) {
	const t = useTranslations("team.figures");
	const { waiting, ended } = today;
	return (
		<TeamPanel titleId="zahlen" title={t("now")}>
			<dl className="team-figures">
				<Figure name={t("waiting")} value={waiting.all} isMain>
					{waiting.all > 0 ? t("kinds", waiting) : null}
					{waiting.first > 0 ? ` ${t("first", { count: waiting.first })}` : ""}
				</Figure>
				<Longest today={today} />
				<End today={today} asOf={queue.asOf} />
				<Newcomer walkIns={queue.walkIns} />
			</dl>
			<Heading level={3}>{t("soFar")}</Heading>
			<dl className="team-figures">
				<Figure name={t("ended.done")} value={ended.done} />
				<Figure name={t("ended.unsettled")} value={ended.unsettled} />
				<Figure name={t("ended.left")} value={ended.left} />
				<Figure name={t("ended.no-show")} value={ended["no-show"]} />
			</dl>
			<Heading level={3}>{t("toCome")}</Heading>
			<dl className="team-figures">
				<Figure name={t("notSeen")} value={today.notSeen} />
				<Figure name={t("coming")} value={today.coming} />
				{today.remote > 0 ? (
					<Figure name={t("remote")} value={today.remote}>
						{today.remoteOver > 0
							? t("remoteOver", { count: today.remoteOver })
							: null}
					</Figure>
				) : null}
				{notMet.length > 0 ? <NotMetBefore days={notMet} /> : null}
				<Figure name={t("fromAfar")} value={today.away} />
				<Figure name={t("parked")} value={waiting.parked} />
			</dl>
		</TeamPanel>
	);
}

/** Whom nobody has called, or met in a room: they stand in no list of today and are no no-show. */
function NotMetBefore({ days }: { days: readonly NotMet[] }) {
	const t = useTranslations("team.figures");
	return (
		<Figure
			name={t("notMet")}
			value={days.reduce((sum, { count }) => sum + count, 0)}
		>
			{t("notMetMeans")}
			{days.map(({ date, count }) => (
				<span key={date} className="block">
					<a href={team.plan({ day: date, view: "liste" })} className="jump">
						{t("notMetOn", { date: formatDate(date, "de", "short"), count })}
					</a>
				</span>
			))}
		</Figure>
	);
}

function Longest({ today: { longest } }: { today: Today }) {
	const t = useTranslations("team.figures");
	const words = useTranslations("team");
	return longest ? (
		<Figure
			name={t("longest")}
			value={spanInWords(longest.minutes, words)}
			isMain
		>
			{t("whose", { ticket: longest.ticket })}
		</Figure>
	) : (
		<Figure name={t("longest")} value={t("nobody")} />
	);
}

/** When the last who waits now is called: between two times of day, never one minute. */
function End({ today, asOf }: { today: Today; asOf: number }) {
	const t = useTranslations("team.figures");
	const { end, waiting } = today;
	if (waiting.all === 0) return <Figure name={t("end")} value={t("nobody")} />;
	if (!end)
		return (
			<Figure name={t("end")} value={t("unknown")} isMain>
				{t("endUnknown")}
			</Figure>
		);
	const clock = (minutes: number) => shortClockOf(asOf + minutes * MINUTE);
	return (
		<Figure
			name={t("end")}
			value={t("between", { from: clock(end.from), until: clock(end.until) })}
			isMain
		>
			{t("endMeans")}
		</Figure>
	);
}

function Newcomer({ walkIns: { state } }: { walkIns: QueueView["walkIns"] }) {
	const t = useTranslations("team.figures");
	if (!state.open)
		return (
			<Figure name={t("newcomer")} value={t("noTickets")}>
				{t(`why.${state.why}`)}
			</Figure>
		);
	return state.wait ? (
		<Figure
			name={t("newcomer")}
			value={t("minutes", { from: state.wait.from, until: state.wait.until })}
			isMain
		/>
	) : (
		<Figure name={t("newcomer")} value={t("unknown")} isMain />
	);
}

function Figure({
	name,
	value,
	isMain = false,
	children,
}: {
	name: string;
	value: ReactNode;
	isMain?: boolean;
	children?: ReactNode;
}) {
	return (
		<div className={isMain ? "team-figure team-figure-main" : "team-figure"}>
			<dt>{name}</dt>
			<dd>
				<span className="team-figure-value">{value}</span>
				{children ? (
					<span className="team-small block text-muted">{children}</span>
				) : null}
			</dd>
		</div>
	);
}
