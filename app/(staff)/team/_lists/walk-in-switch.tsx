import { useTranslations } from "next-intl";
import type { QueueView } from "#lib/queue/queue.ts";
import { TeamPanel } from "../_frame/team-panel.tsx";
import { Pressing } from "../_visit/pressing.tsx";
import { steerWalkInsAction } from "../actions.ts";

const MODES = ["automatic", "open", "stopped"] as const;

/** Staff have the last word on whether walk-ins still get numbers today. */
export function WalkInSwitch({ queue }: { queue: QueueView }) {
	const t = useTranslations("team.walkIns");
	const { mode, state } = queue.walkIns;
	return (
		<TeamPanel titleId="nummern-titel" title={t("title")}>
			<p>
				{!state.open
					? t(`why.${state.why}`)
					: state.wait
						? t("open", { from: state.wait.from, until: state.wait.until })
						: t("openUnknown")}
			</p>
			<form action={steerWalkInsAction} className="flex flex-wrap gap-8">
				<input type="hidden" name="station" value={queue.stationId} />
				{MODES.map((one) => (
					<Pressing
						key={one}
						name="nummern"
						value={one}
						className="team-button"
						aria-pressed={one === mode}
					>
						{t(`modes.${one}`)}
					</Pressing>
				))}
			</form>
		</TeamPanel>
	);
}
