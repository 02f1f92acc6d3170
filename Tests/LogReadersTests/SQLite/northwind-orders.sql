-- Northwind has one row for each order, with a column for each of its dates; a log needs one for each event.
SELECT o.OrderID AS order_id,
       'enter order' AS activity,
       o.OrderDate AS timestamp,
       e.FirstName || ' ' || e.LastName AS resource,
       o.RequiredDate AS required_date,
       o.ShipCountry AS country,
       o.Freight AS freight
FROM Orders o JOIN Employees e USING (EmployeeID)
UNION ALL
SELECT o.OrderID, 'ship order', o.ShippedDate, s.CompanyName, o.RequiredDate, o.ShipCountry, o.Freight
FROM Orders o JOIN Shippers s ON s.ShipperID = o.ShipVia
WHERE o.ShippedDate IS NOT NULL
