import { useTranslations } from "next-intl";
import type { PauseEffect } from "#lib/queue/pause/queries/find-pause-effect.ts";
import { pauseMark } from "#lib/queue/pause/rules/pause.ts";
import { shortClockOf } from "../../../_frame/clock-of.ts";
import { Pressing } from "../../../_visit/pressing.tsx";
import { returnDeskAction } from "../../actions.ts";

/** Until when it pauses, and the button that ends it; nothing of a desk that calls. */
export function PausedNow({
	effect: { desk, pause },
	asOf,
}: {
	effect: PauseEffect;
	asOf: number;
}) {
	const t = useTranslations("team.pause");
	if (!pause) return null;
	const { until } = pause;
	return (
		<form action={returnDeskAction} className="flex flex-col gap-8">
			<p>
				<strong>{t("isPaused")}</strong>{" "}
				{until === null
					? t("open")
					: t(until > asOf ? "until" : "over", {
							until: shortClockOf(until),
						})}
			</p>
			<input type="hidden" name="platz" value={desk.id} />
			<input type="hidden" name="stand" value={pauseMark(pause)} />
			<input type="hidden" name="bleiben" value="1" />
			<Pressing className="kern-btn kern-btn--primary self-start">
				<span className="kern-label">{t("end")}</span>
			</Pressing>
		</form>
	);
}
