import type { BookingState } from "#app/(staff)/team/buchen/_parts/booking-state.ts";

export type MoveState = Pick<BookingState, "refusal" | "nearest" | "overlap">;

export const NOT_ASKED: MoveState = { refusal: "", nearest: [], overlap: null };
