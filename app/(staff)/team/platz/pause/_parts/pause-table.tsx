import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type {
	Outcome,
	PauseEffect,
} from "#lib/queue/pause/queries/find-pause-effect.ts";
import { pauseMark } from "#lib/queue/pause/rules/pause.ts";
import { shortClockOf } from "../../../_frame/clock-of.ts";
import { Pressing } from "../../../_visit/pressing.tsx";
import { pauseDeskAction } from "../../actions.ts";

const MINUTE = 60_000;

/** A line for what is, and one for each pause with its button: read first, then pressed. */
export function PauseTable({
	effect,
	asOf,
}: {
	effect: PauseEffect;
	asOf: number;
}) {
	const t = useTranslations("team.pause");
	const { desk, back, pauses, waiting } = effect;
	const common = { asOf, waiting };
	return (
		<ul className="team-list">
			<Row name={t("asNow")} outcome={effect.now} {...common} />
			{back ? <Row name={t("back")} outcome={back} {...common} /> : null}
			{pauses.map(({ minutes, outcome }) => {
				const name = minutes === null ? t("forOpen") : t("for", { minutes });
				return (
					<Row key={minutes} name={name} outcome={outcome} {...common}>
						<form action={pauseDeskAction}>
							<input type="hidden" name="platz" value={desk.id} />
							<input type="hidden" name="minuten" value={minutes ?? 0} />
							<input
								type="hidden"
								name="stand"
								value={pauseMark(effect.pause)}
							/>
							<Pressing className="team-button">
								{t("press")}
								<span className="sr-only">: {name}</span>
							</Pressing>
						</form>
					</Row>
				);
			})}
		</ul>
	);
}

function Row({
	name,
	outcome,
	asOf,
	waiting,
	children,
}: {
	name: string;
	outcome: Outcome;
	asOf: number;
	waiting: number;
	children?: ReactNode;
}) {
	const t = useTranslations("team.pause");
	const figures = useTranslations("team.figures");
	const { walkIns, end } = outcome;
	const clock = (minutes: number) => shortClockOf(asOf + minutes * MINUTE);
	return (
		<li className="team-pause">
			<p className="font-bold">{name}</p>
			<dl className="team-figures">
				<div>
					<dt className="team-small">{t("newcomer")}</dt>
					<dd>
						{!walkIns.open ? (
							<>
								{figures("noTickets")}
								<span className="team-small block text-muted">
									{figures(`why.${walkIns.why}`)}
								</span>
							</>
						) : walkIns.wait ? (
							figures("minutes", {
								from: walkIns.wait.from,
								until: walkIns.wait.until,
							})
						) : (
							figures("unknown")
						)}
					</dd>
				</div>
				<div>
					<dt className="team-small">{t("last")}</dt>
					<dd>
						{waiting === 0
							? figures("nobody")
							: end
								? figures("between", {
										from: clock(end.from),
										until: clock(end.until),
									})
								: figures("unknown")}
					</dd>
				</div>
			</dl>
			{children}
		</li>
	);
}
