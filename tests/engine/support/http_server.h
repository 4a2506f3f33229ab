#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

/// A web server on loopback that answers each request as it is told, on a thread of its own.
class HttpServer {
public:
    struct Request {
        QByteArray path;
        QByteArray range;  ///< "bytes=100-", or empty
    };
    /// Writes what it likes; the connection is closed when it returns.
    using Answer = std::function<void(const Request&, QTcpSocket&)>;

    explicit HttpServer(Answer answer) : m_answer(std::move(answer))
    {
        m_thread.reset(QThread::create([this] { serve(); }));
        m_thread->start();
        while (m_port == 0)
            QThread::msleep(1);
    }
    ~HttpServer()
    {
        m_stop = true;
        m_thread->wait();
    }
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    [[nodiscard]] std::string url(const char* path) const { return "http://127.0.0.1:" + std::to_string(m_port) + path; }
    [[nodiscard]] std::vector<Request> requests() const
    {
        const std::lock_guard lock(m_mutex);
        return m_requests;
    }
    [[nodiscard]] bool stopping() const { return m_stop; }

private:
    void serve()
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        m_port = server.serverPort();
        while (!m_stop)
            if (server.waitForNewConnection(20))
                answer(*server.nextPendingConnection());
    }

    void answer(QTcpSocket& socket)
    {
        QByteArray head;
        while (!head.contains("\r\n\r\n") && socket.waitForReadyRead(5000))
            head += socket.readAll();
        const Request request{head.split(' ').value(1), field(head, "Range: ")};
        {
            const std::lock_guard lock(m_mutex);
            m_requests.push_back(request);
        }
        m_answer(request, socket);
        socket.disconnectFromHost();
        if (socket.state() != QAbstractSocket::UnconnectedState)
            socket.waitForDisconnected(5000);
    }

    static QByteArray field(const QByteArray& head, const QByteArray& name)
    {
        const auto at = head.indexOf(name);
        return at < 0 ? QByteArray() : head.mid(at + name.size(), head.indexOf('\r', at) - at - name.size());
    }

    Answer m_answer;
    std::atomic<bool> m_stop = false;
    std::atomic<int> m_port = 0;
    mutable std::mutex m_mutex;
    std::vector<Request> m_requests;
    std::unique_ptr<QThread> m_thread;
};
