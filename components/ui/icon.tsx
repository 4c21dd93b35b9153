/** Written out, so that the build finds which of KERN's icons are in use. */
const ICONS = {
	"chevron-left": "kern-icon--chevron-left",
	"chevron-right": "kern-icon--chevron-right",
	info: "kern-icon--info",
	success: "kern-icon--success",
	warning: "kern-icon--warning",
} as const;

/** One of KERN's icons, always beside words that say the same. */
export function Icon({
	name,
	size = "default",
	tone = "",
}: {
	name: keyof typeof ICONS;
	size?: "default" | "large";
	tone?: "" | "bg-success";
}) {
	const dimension = size === "large" ? "kern-icon--large" : "";
	return (
		<span
			className={`kern-icon ${ICONS[name]} ${dimension} ${tone} shrink-0`}
			aria-hidden="true"
		/>
	);
}
