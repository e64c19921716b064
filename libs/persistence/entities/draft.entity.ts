import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 暂存: the text under work; `version` rises with each save. */
@Entity('draft')
export class Draft {
  @PrimaryColumn('text', { name: 'assignment_id' }) assignmentId!: string;
  @Column('int') version!: number;
  @Column('jsonb') sections!: { id: string; text: string }[];
  @Column('timestamptz', { name: 'saved_at' }) savedAt!: Date;
  @Column('text', { name: 'saved_by' }) savedBy!: string;
}
