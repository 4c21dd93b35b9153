import type { BookingNotice } from "./booking-state.ts";

export const noticeKind: Record<BookingNotice, "info" | "success" | "warning"> =
	{
		"already-booked": "info",
		busy: "warning",
		"contact-gone": "warning",
		"contact-missing": "warning",
		"email-mended": "success",
		extended: "success",
		"hold-changed": "warning",
		"hold-expired": "warning",
		"minor-answered": "success",
		"must-wait": "warning",
		"no-more-extensions": "warning",
		"not-online": "warning",
		"other-time-needed": "warning",
		"selection-changed": "warning",
		"services-chosen": "success",
		"slot-taken": "warning",
		"taken-again": "success",
		"time-chosen": "success",
		"too-many-bookings": "warning",
		"too-many-for-contact": "warning",
		"too-many-for-person": "warning",
		"too-many-holds": "warning",
		"unknown-hold": "warning",
		"unknown-station": "warning",
	};
