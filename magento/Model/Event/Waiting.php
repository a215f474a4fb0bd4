<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Model\Event;

use Magento\Framework\App\ResourceConnection;

/**
 * Events that Rialto has not heard yet.
 */
class Waiting
{
    private const TABLE = 'rialto_waiting_event';

    /**
     * @param ResourceConnection $resource
     */
    public function __construct(private readonly ResourceConnection $resource)
    {
    }

    /**
     * Keeps a message until it is due.
     *
     * @param string $message
     * @param int $dueAt
     * @return void
     */
    public function add(string $message, int $dueAt): void
    {
        $this->resource->getConnection()->insert($this->table(), ['message' => $message, 'due_at' => $dueAt]);
    }

    /**
     * Hands over those that are due; each is removed once it was taken.
     *
     * @param int $now
     * @param int $most
     * @param callable $taker is given a message
     * @return int how many there were
     */
    public function handOver(int $now, int $most, callable $taker): int
    {
        $connection = $this->resource->getConnection();
        $select = $connection->select()
            ->from($this->table(), ['id', 'message'])
            ->where('due_at <= ?', $now)
            ->order('id')
            ->limit($most);
        $due = $connection->fetchPairs($select);
        foreach ($due as $id => $message) {
            // Taken first: taken twice it counts once at Rialto, lost it would be for ever.
            $taker($message);
            $connection->delete($this->table(), ['id = ?' => $id]);
        }
        return count($due);
    }

    /**
     * Its name in this shop.
     *
     * @return string
     */
    private function table(): string
    {
        return $this->resource->getTableName(self::TABLE);
    }
}
