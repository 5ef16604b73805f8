/** A part of a rule pack that a topic declares: its name, its shape and what it must have. */
import type { z } from 'zod';

export interface PackSection<Shape extends z.ZodRawShape = z.ZodRawShape> {
  readonly name: string;
  readonly schema: z.ZodObject<Shape>;
  /** Places that a complete pack must have, as `deadlines.acknowledge`. */
  readonly needed: readonly string[];
}

export const packSection = <Shape extends z.ZodRawShape>(
  section: PackSection<Shape>,
): PackSection<Shape> => section;
