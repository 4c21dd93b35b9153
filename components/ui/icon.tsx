/** Written out, so that the build finds which of KERN's icons are in use. */
const ICONS = {
	"account-circle": "kern-icon--account-circle",
	"arrow-forward": "kern-icon--arrow-forward",
	autorenew: "kern-icon--autorenew",
	"calendar-today": "kern-icon--calendar-today",
	checklist: "kern-icon--checklist",
	danger: "kern-icon--danger",
	"chevron-left": "kern-icon--chevron-left",
	"chevron-right": "kern-icon--chevron-right",
	delete: "kern-icon--delete",
	"easy-language": "kern-icon--easy-language",
	help: "kern-icon--help",
	home: "kern-icon--home",
	info: "kern-icon--info",
	language: "kern-icon--language",
	logout: "kern-icon--logout",
	mail: "kern-icon--mail",
	search: "kern-icon--search",
	"sign-language": "kern-icon--sign-language",
	success: "kern-icon--success",
	"visibility-off": "kern-icon--visibility-off",
	warning: "kern-icon--warning",
} as const;

export type IconName = keyof typeof ICONS;

/** One of KERN's icons, always beside words that say the same. */
export function Icon({
	name,
	size = "default",
	tone = "",
}: {
	name: IconName;
	size?: "default" | "large";
	tone?: "" | "bg-success" | "bg-action";
}) {
	const dimension = size === "large" ? "kern-icon--large" : "";
	return (
		<span
			className={`kern-icon ${ICONS[name]} ${dimension} ${tone} shrink-0`}
			aria-hidden="true"
		/>
	);
}
