import type { ComponentProps, ReactNode } from "react";

/** Written out, so that the build finds which of KERN's classes are in use. */
const VARIANTS = {
	primary: "kern-btn kern-btn--primary",
	secondary: "kern-btn kern-btn--secondary",
} as const;

type Variant = keyof typeof VARIANTS;

const classes = (variant: Variant, className: string) =>
	`${VARIANTS[variant]} ${className}`;

/** A button that sends its form; the accessible name may say more than what is seen. */
export function Button({
	variant = "primary",
	className = "",
	children,
	...rest
}: ComponentProps<"button"> & { variant?: Variant }) {
	return (
		<button type="submit" className={classes(variant, className)} {...rest}>
			<span className="kern-label">{children}</span>
		</button>
	);
}

/** Looks like a button, but leads to another page. */
export function ButtonLink({
	variant = "primary",
	className = "",
	href,
	label,
	download,
	rel,
	children,
}: {
	variant?: Variant;
	className?: string;
	href: string;
	/** Of an address that is not ours. */
	rel?: string;
	/** Replaces the seen text for those who listen; begins with it. */
	label?: string;
	download?: boolean;
	children: ReactNode;
}) {
	return (
		<a
			href={href}
			download={download}
			rel={rel}
			className={classes(variant, className)}
			aria-label={label}
		>
			<span className="kern-label">{children}</span>
		</a>
	);
}
