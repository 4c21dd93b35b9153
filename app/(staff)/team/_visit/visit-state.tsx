import { useTranslations } from "next-intl";
import { Icon, type IconName } from "#components/ui/icon.tsx";
import type { VisitStatus } from "#lib/queue/queue.ts";
import { spanInWords } from "../_frame/clock-of.ts";

/** Word, icon and colour; never colour alone. */
const LOOKS: Record<VisitStatus, { icon: IconName; look: string }> = {
	waiting: { icon: "autorenew", look: "bg-surface" },
	called: { icon: "arrow-forward", look: "bg-info-background" },
	serving: { icon: "account-circle", look: "bg-success-background" },
	parked: { icon: "calendar-today", look: "bg-surface" },
	done: { icon: "success", look: "bg-surface" },
	unsettled: { icon: "warning", look: "bg-warning-background" },
	left: { icon: "logout", look: "bg-surface" },
	"no-show": { icon: "visibility-off", look: "bg-surface" },
};

export function VisitState({ status }: { status: VisitStatus }) {
	const t = useTranslations("team.status");
	const { icon, look } = LOOKS[status];
	return (
		<span className={`team-pill ${look}`}>
			<Icon name={icon} />
			{t(status)}
		</span>
	);
}

/** How long somebody has waited; too long stands out. */
export function Waited({
	minutes,
	patience,
}: {
	minutes: number;
	patience: number;
}) {
	const t = useTranslations("team");
	return minutes > patience ? (
		<span className="team-pill bg-warning-background font-bold">
			<Icon name="warning" />
			{t("waitedLong", { span: spanInWords(minutes, t) })}
		</span>
	) : (
		<span className="whitespace-nowrap">{spanInWords(minutes, t)}</span>
	);
}
