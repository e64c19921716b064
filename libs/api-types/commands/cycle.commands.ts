import { z } from 'zod';

export const LaunchCycle = z.strictObject({ type: z.literal('LaunchCycle'), typedYear: z.int() }).meta({ id: 'LaunchCycle' });
/** A unit that joins in mid-year. One that leaves: a change set of kind `batch` that revokes what is open. */
export const AddUnit = z.strictObject({ type: z.literal('AddUnit'), unit: z.string().min(1).max(64) }).meta({ id: 'AddUnit' });
export const CloseCycle = z.strictObject({ type: z.literal('CloseCycle') }).meta({ id: 'CloseCycle' });
export const ArchiveCycle = z.strictObject({ type: z.literal('ArchiveCycle') }).meta({ id: 'ArchiveCycle' });
/** One door for every verb of a cycle. */
export const CycleCommand = z.discriminatedUnion('type', [LaunchCycle, AddUnit, CloseCycle, ArchiveCycle]).meta({ id: 'CycleCommand' });
